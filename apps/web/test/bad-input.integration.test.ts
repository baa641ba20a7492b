import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { LIMITS } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type CallOptions, call } from "./call.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

let world: TestWorld;
let web: WebProcess;
let ann: TestPerson;
let eve: TestPerson;
let privateRoomId: string;
let counted: unknown;

beforeAll(async () => {
  world = await openTestWorld();
  web = await startWeb(world.url);
  [ann, eve] = [await world.addPerson(), await world.addPerson()];
  privateRoomId = await world.addRoom(ann, "PRIVATE", "Secret");
  counted = await countRows();
});
afterEach(async () => {
  expect(await countRows(), "a refused request left something behind").toEqual(counted);
  expect(await call(web, "GET", "/api/account", { token: ann.token })).toMatchObject({ status: 200 });
});
afterAll(async () => {
  expect(web.log()).not.toContain('"level":50');
  await web.stop();
  await world.close();
});

async function countRows() {
  const { rows } =
    await world.sql.query(`SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM sessions) AS
    sessions, (SELECT count(*) FROM rooms) AS rooms, (SELECT count(*) FROM room_members) AS members`);
  return rows;
}

const asEve = (method: string, path: string, options: CallOptions = {}) =>
  call(web, method, path, { token: eve.token, ...options });

const invalid = (path?: string) => ({
  status: 400,
  body: {
    code: "INVALID",
    retryable: false,
    ...(path !== undefined && { issues: expect.arrayContaining([{ path, message: expect.any(String) }]) }),
  },
});

describe("a body that is not right", () => {
  const credentials = { username: "somebody", password: "a long enough password" };
  const tooLong = (limit: number) => "x".repeat(limit + 1);

  it.each<[string, unknown, string]>([
    ["/api/signup", {}, "username"],
    ["/api/signup", { ...credentials, password: undefined }, "password"],
    ["/api/signup", { ...credentials, username: 7 }, "username"],
    ["/api/signup", { ...credentials, username: ["somebody"] }, "username"],
    ["/api/signup", { ...credentials, password: { $ne: "" } }, "password"],
    ["/api/signup", { ...credentials, password: null }, "password"],
    ["/api/signup", { ...credentials, username: "ab" }, "username"],
    ["/api/signup", { ...credentials, username: tooLong(LIMITS.usernameMaxChars) }, "username"],
    ["/api/signup", { ...credentials, username: "some body" }, "username"],
    ["/api/signup", { ...credentials, username: "sömebody" }, "username"],
    ["/api/signup", { ...credentials, username: "somebody\n" }, "username"],
    ["/api/signup", { ...credentials, password: "1234567" }, "password"],
    ["/api/signup", { ...credentials, password: tooLong(LIMITS.passwordMaxChars) }, "password"],
    ["/api/signup", { ...credentials, password: "with a NUL \u0000 in it" }, "password"],
    ["/api/signup", { ...credentials, password: "half an emoji \ud83d" }, "password"],
    ["/api/login", {}, "username"],
    ["/api/login", { ...credentials, password: 12345678 }, "password"],
    ["/api/login", { ...credentials, username: tooLong(256) }, "username"],
    ["/api/login", { ...credentials, password: tooLong(1_024) }, "password"],
    ["/api/rooms", {}, "name"],
    ["/api/rooms", { name: "" }, "name"],
    ["/api/rooms", { name: "   " }, "name"],
    ["/api/rooms", { name: "\u200b\u2060" }, "name"],
    ["/api/rooms", { name: "two\nlines" }, "name"],
    ["/api/rooms", { name: 42 }, "name"],
    ["/api/rooms", { name: tooLong(LIMITS.roomNameMaxChars) }, "name"],
    ["/api/rooms", { name: "Room", topic: tooLong(LIMITS.roomTopicMaxChars) }, "topic"],
    ["/api/rooms", { name: "Room", kind: "DIRECT" }, "kind"],
    ["/api/rooms", { name: "Room", kind: "public" }, "kind"],
  ])("is refused with the field's name: POST %s %j", async (path, body, field) => {
    expect(await asEve("POST", path, { body })).toMatchObject(invalid(field));
  });

  it.each(["null", "[]", '"text"', "7", "{", "", '{"name": }', "\u0000"])("is refused when it is %j", async (body) => {
    const headers = { "content-type": "application/json" };
    expect(await asEve("POST", "/api/rooms", { body, headers })).toMatchObject(invalid());
    expect(await asEve("POST", "/api/trpc/rooms.create", { body, headers })).toMatchObject({
      status: 400,
      body: { error: { data: { failure: { code: "INVALID" } } } },
    });
  });

  it("cannot smuggle in what only the server decides", async () => {
    const body = {
      name: "",
      id: randomUUID(),
      createdById: ann.userId,
      memberCount: 99,
      __proto__: { kind: "DIRECT" },
    };
    expect(await asEve("POST", "/api/rooms", { body })).toMatchObject(invalid("name"));
  });
});

describe("a body of another kind", () => {
  const form = new FormData();
  form.set("name", "Room");
  const bodies: [string, BodyInit, string | undefined][] = [
    ["a form", new URLSearchParams({ name: "Room" }), undefined],
    ["a multipart form", form, undefined],
    ["plain text", JSON.stringify({ name: "Room" }), "text/plain"],
    ["JSON that says it is text", JSON.stringify({ name: "Room" }), "text/plain; application/json"],
    ["XML", "<name>Room</name>", "application/xml"],
  ];

  it.each(bodies)("is refused: %s", async (_, body, type) => {
    const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
    for (const path of ["/api/rooms", "/api/trpc/rooms.create"]) {
      expect(await asEve("POST", path, { body, headers })).toMatchObject({ status: 400, body: { code: "INVALID" } });
    }
  });
});

describe("a body that is too large", () => {
  const tooLarge = { status: 413, body: { code: "TOO_LARGE", retryable: false } };
  const text = JSON.stringify({ name: "x".repeat(LIMITS.requestBodyMaxBytes) });
  const paths = ["/api/rooms", "/rooms", "/api/trpc/rooms.create", "/api/auth/callback/credentials"];

  it.each(paths)("is refused at %s, by its declared length", async (path) => {
    const headers = { "content-type": "application/json" };
    expect(await asEve("POST", path, { body: text, headers })).toMatchObject(tooLarge);
  });

  it.each(paths)("is refused at %s when it comes in chunks, without a length", async (path) => {
    const chunks = Array.from({ length: 8 }, () => new Uint8Array(LIMITS.requestBodyMaxBytes / 4).fill(32));
    const headers = { "content-type": "application/json" };
    const answer = await asEve("POST", path, { body: new Blob(chunks).stream(), headers }).catch(
      // The server answers and hangs up before it has read all: the client may notice only the latter.
      (error: Error) => error.message,
    );
    if (answer !== "fetch failed") expect(answer).toMatchObject(tooLarge);
    await waitFor(() => web.log().includes(`"path":"${path}","address":"127.0.0.1","status":413`));
  });

  it("may be just below the limit", async () => {
    const body = `${" ".repeat(LIMITS.requestBodyMaxBytes - 20)}{"name":""}`;
    expect(await asEve("POST", "/api/rooms", { body, headers: { "content-type": "application/json" } })).toMatchObject(
      invalid("name"),
    );
  });
});

describe("a query that is not right", () => {
  it.each([
    ["/api/rooms?limit=0", "limit"],
    ["/api/rooms?limit=101", "limit"],
    ["/api/rooms?limit=ten", "limit"],
    ["/api/rooms?limit=1.5", "limit"],
    ["/api/rooms?scope=MINE", "scope"],
    [`/api/rooms?search=${"x".repeat(LIMITS.searchMaxChars + 1)}`, "search"],
    ["/api/rooms?search=%00", "search"],
    [`/api/rooms?cursor=${"x".repeat(257)}`, "cursor"],
    ["/api/rooms/7", "roomId"],
    ["/api/rooms/%27%20OR%201=1", "roomId"],
    ["/api/rooms/7/messages", "roomId"],
    [`/api/rooms/${randomUUID()}/messages?beforeSeq=0`, "beforeSeq"],
    [`/api/rooms/${randomUUID()}/messages?limit=1000`, "limit"],
    [`/api/rooms/${randomUUID()}/messages?afterSeq=-1`, "afterSeq"],
    [`/api/rooms/${randomUUID()}/messages?aroundSeq=one`, "aroundSeq"],
    ["/api/messages/search", "query"],
    ["/api/messages/search?query=%21%3F", "query"],
    [`/api/messages/search?query=${"x".repeat(LIMITS.messageSearchMaxChars + 1)}`, "query"],
    ["/api/messages/search?query=word&from=yesterday", "from"],
    ["/api/messages/search?query=word&author=a%20b", "author"],
  ])("is refused with the field's name: GET %s", async (path, field) => {
    expect(await asEve("GET", path)).toMatchObject(invalid(field));
  });

  it.each(["nonsense", "W10", "bnVsbA", Buffer.from('["a","b"]').toString("base64url"), "😀"])(
    "is refused with the cursor %s",
    async (cursor) => {
      for (const path of ["/api/rooms?", `/api/rooms/${privateRoomId}/members?`, "/api/messages/search?query=word&"]) {
        const answer = await call(web, "GET", `${path}cursor=${encodeURIComponent(cursor)}`, { token: ann.token });
        expect(answer).toMatchObject(invalid());
      }
    },
  );

  it.each([
    "/%",
    "/%c0%af",
    "/api/%",
    "//evil.example/api",
    "/api/rooms/%2e%2e%2f",
    "/api/trpc/",
    "/api/trpc/nothing.here",
  ])("is answered without a crash: GET %s", async (path) => {
    const { status } = await asEve("GET", path);
    expect(status).toBeLessThan(500);
    expect(status).toBeGreaterThanOrEqual(300);
  });
});

describe("somebody else's private room", () => {
  const attempts: [string, string][] = [
    ["GET", ""],
    ["GET", "/members"],
    ["GET", "/messages"],
    ["POST", "/join"],
    ["POST", "/leave"],
  ];

  it.each(attempts)("is answered like one that does not exist: %s /api/rooms/:id%s", async (method, rest) => {
    const body = method === "POST" ? { body: {} } : {};
    const hidden = await asEve(method, `/api/rooms/${privateRoomId}${rest}`, body);
    const absent = await asEve(method, `/api/rooms/${randomUUID()}${rest}`, body);
    expect(hidden).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    expect(hidden.body).toEqual(absent.body);
  });

  it("is in no list", async () => {
    expect((await asEve("GET", "/api/rooms?search=secret")).body).toEqual({ rooms: [], nextCursor: null });
    const own = await call(web, "GET", "/api/rooms?search=secret", { token: ann.token });
    expect(own.body).toMatchObject({ rooms: [{ id: privateRoomId }] });
  });
});

describe("a request without a live session", () => {
  interface OpenApi {
    paths: Record<string, Record<string, { security?: unknown[] }>>;
  }

  it("gets UNAUTHENTICATED from every endpoint that the API describes, but for signing up, logging in and choosing a new password by a link", async () => {
    const { body } = await call(web, "GET", "/api/openapi.json");
    const operations = Object.entries((body as OpenApi).paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() })),
    );
    const open = ["/signup", "/login", "/reset-password"];
    const closed = operations.filter(({ path }) => !open.includes(path));
    expect(closed.length).toBeGreaterThanOrEqual(9);
    for (const { path, method } of closed) {
      const url = `/api${path.replace(/\{\w+\}/g, privateRoomId)}`;
      const answer = await call(web, method, url, method === "GET" ? {} : { body: {} });
      expect(answer, `${method} ${path}`).toMatchObject({ status: 401, body: { code: "UNAUTHENTICATED" } });
    }
  });

  it.each(["nonsense", "a.b.c.d.e", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."])("cannot pass with %s", async (token) => {
    const ended = { status: 401, body: { reason: "session_ended" } };
    expect(await call(web, "GET", "/api/account", { token })).toMatchObject(ended);
    expect(await call(web, "GET", "/api/account", { cookie: `next-auth.session-token=${token}` })).toMatchObject(ended);
  });
});

describe("addresses and methods that do not exist", () => {
  it.each([
    ["GET", "/api/nothing"],
    ["DELETE", "/api/rooms"],
    ["PUT", "/api/account"],
    ["PATCH", "/api/rooms"],
  ])("are NOT_FOUND: %s %s", async (method, path) => {
    const answer = await asEve(method, path, method === "GET" ? {} : { body: {} });
    expect(answer).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
  });
});

describe("a request that no browser makes", () => {
  async function send(head: string): Promise<string> {
    const socket = connect(web.port, "127.0.0.1");
    let answer = "";
    socket.setEncoding("utf8").on("data", (text) => {
      answer += text;
    });
    socket.write(`${head}\r\nHost: chat.test\r\nConnection: close\r\n\r\n`);
    await once(socket, "close");
    return answer;
  }

  it.each(["TRACE /api/rooms", "PROPFIND /api/rooms", "TRACE /login", "QUERY /"])("is refused: %s", async (start) => {
    expect(await send(`${start} HTTP/1.1`)).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"INVALID"/);
  });

  it.each(["/", "/api/rooms", "/_next/webpack-hmr"])("gets no WebSocket: %s", async (path) => {
    const socket = connect(web.port, "127.0.0.1");
    socket.on("data", () => {});
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: chat.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n\r\n`,
    );
    await once(socket, "close");
    expect(socket.bytesRead).toBe(0);
  });
});

it("answers at most ten calls in one batch", async () => {
  const batch = (count: number) =>
    asEve(
      "GET",
      `/api/trpc/${Array(count).fill("accounts.me").join(",")}?batch=1&input=${encodeURIComponent(JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [index, {}]))))}`,
    );
  expect((await batch(10)).status).toBe(200);
  expect((await batch(11)).status).toBe(400);
});
