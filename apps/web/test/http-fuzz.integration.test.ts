import { randomUUID } from "node:crypto";
import {
  createRandom,
  fuzzSettings,
  openTestWorld,
  sendBytes,
  spoil,
  type TestPerson,
  type TestWorld,
} from "@banter/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { call, cookieOf, SESSION_COOKIE } from "./call.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

const FUZZ = fuzzSettings(300);
const AT_ONCE = 15;

let world: TestWorld;
let web: WebProcess;
let ann: TestPerson;
let roomId: string;
let csrfCookie: string;
let csrfToken: string;

beforeAll(async () => {
  world = await openTestWorld();
  web = await startWeb(world.url);
  ann = await world.addPerson();
  roomId = await world.addRoom(ann);
  const csrf = await call(web, "GET", "/api/auth/csrf");
  csrfCookie = cookieOf(csrf, "next-auth.csrf-token");
  csrfToken = (csrf.body as { csrfToken: string }).csrfToken;
});
afterAll(async () => {
  await web?.stop();
  await world?.close();
});

/** A whole HTTP request as it goes over the wire. */
function request(start: string, headers: Record<string, string>, body = ""): string {
  const all = {
    host: "chat.test",
    connection: "close",
    cookie: `${SESSION_COOKIE}=${ann.token}; ${csrfCookie}`,
    ...headers,
    ...(body && { "content-length": String(Buffer.byteLength(body)) }),
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${start} HTTP/1.1\r\n${head.join("")}\r\n${body}`;
}

const JSON_TYPE = { "content-type": "application/json" };
const FORM_TYPE = { "content-type": "application/x-www-form-urlencoded", origin: "http://chat.test" };
const query = (input: unknown) => encodeURIComponent(JSON.stringify(input));

/** One request for each parser that stands behind the server. */
const REQUESTS: (() => string)[] = [
  () => request(`GET /api/trpc/rooms.list?input=${query({ search: "a", limit: 5 })}`, {}),
  () => request(`GET /api/trpc/accounts.me,rooms.list?batch=1&input=${query({ 0: {}, 1: { scope: "JOINED" } })}`, {}),
  () => request("POST /api/trpc/rooms.create", JSON_TYPE, JSON.stringify({ name: "Fuzz 👩🏽‍🚀", topic: "é" })),
  () =>
    request(
      "POST /api/trpc/rooms.join,reading.markRead?batch=1",
      JSON_TYPE,
      JSON.stringify({ 0: { roomId }, 1: { roomId, seq: 0 } }),
    ),
  () => request(`GET /api/rooms/${roomId}/messages?limit=10&beforeSeq=7`, {}),
  () => request("GET /api/messages/search?query=word&from=2026-01-01T00:00:00.000Z", {}),
  () => request("POST /api/rooms", JSON_TYPE, JSON.stringify({ name: "Fuzz", kind: "PRIVATE" })),
  () => request(`DELETE /api/messages/${randomUUID()}`, JSON_TYPE, "{}"),
  () => request("POST /api/login", JSON_TYPE, JSON.stringify({ username: "nobody", password: "a wrong password" })),
  () => request("GET /account", { accept: "application/json", authorization: `Bearer ${ann.token}` }),
  () => request("GET /api/auth/session", {}),
  () => request("GET /api/auth/signin?callbackUrl=https%3A%2F%2Fevil.example", {}),
  () =>
    request(
      "POST /api/auth/callback/credentials",
      FORM_TYPE,
      new URLSearchParams({ csrfToken, username: "nobody", password: "a wrong password", json: "true" }).toString(),
    ),
  () => request("POST /api/auth/_log", FORM_TYPE, "level=error&code=x&message=y"),
  () => request(`GET /rooms/${roomId}?message=7`, { accept: "text/html" }),
  () => request(`GET /rooms?_rsc=abc`, { rsc: "1", "next-router-state-tree": query(["", {}]) }),
  () =>
    request(
      "POST /login",
      { "content-type": "multipart/form-data; boundary=x", "next-action": "0".repeat(42) },
      '--x\r\ncontent-disposition: form-data; name="0"\r\n\r\n["$F1",{"then":"$1:__proto__:then"}]\r\n--x--\r\n',
    ),
  () => request("GET /api/admin/audit.csv?from=2026-01-01", {}),
  () => request("GET /readyz", {}),
  () =>
    request("POST /api/rooms", { ...JSON_TYPE, "transfer-encoding": "chunked" }, "").concat("3\r\n{}}\r\n0\r\n\r\n"),
];

it(`lives through ${FUZZ.rounds} spoiled requests, and none is its own fault`, { timeout: 600_000 }, async () => {
  const random = createRandom(FUZZ.seed);
  const failed: string[] = [];
  let understood = 0;
  for (let round = 0; round < FUZZ.rounds; round += AT_ONCE) {
    const sent = Array.from({ length: Math.min(AT_ONCE, FUZZ.rounds - round) }, (_, index) => {
      const whole = REQUESTS[(round + index) % REQUESTS.length]?.() ?? "";
      // Most requests are spoiled behind their first line only, or none would get as far as the parsers.
      const kept = random(4) === 0 ? 0 : random(whole.length);
      return Buffer.concat([Buffer.from(whole.slice(0, kept)), spoil(whole.slice(kept), random)]);
    });
    await Promise.all(
      sent.map(async (bytes) => {
        const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(await sendBytes(web.port, bytes))?.[1] ?? 0);
        if (status >= 500) failed.push(`${status}: ${JSON.stringify(bytes.toString("latin1"))}`);
        if (status > 0) understood += 1;
      }),
    );
  }
  expect(failed).toEqual([]);
  expect(web.defects()).toEqual([]);
  expect(understood).toBeGreaterThan(FUZZ.rounds / 2);
  expect(await call(web, "GET", "/api/account", { token: ann.token })).toMatchObject({ status: 200 });
  const { rows } = await world.sql.query("SELECT FROM users WHERE role = 'ADMIN' OR id <> $1", [ann.userId]);
  expect(rows).toEqual([]);
});
