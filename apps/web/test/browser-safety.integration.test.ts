import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, newUsername, PASSWORD, SESSION_COOKIE, setCookieOf } from "./call.ts";
import { PUBLIC_URL, startWeb, type WebProcess } from "./web-process.ts";

const HTTPS_URL = "https://chat.test";
const BROWSER_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

let world: TestWorld;
let web: WebProcess;
let overHttps: WebProcess;
let ann: TestPerson;

beforeAll(async () => {
  world = await openTestWorld();
  web = await startWeb(world.url);
  overHttps = await startWeb(world.url, { PUBLIC_URL: HTTPS_URL, REALTIME_URLS: "wss://rt.chat.test,:3001" });
  ann = await world.addPerson();
});
afterAll(async () => {
  await web?.stop();
  await overHttps?.stop();
  await world?.close();
});

const cookie = () => `${SESSION_COOKIE}=${ann.token}`;
const makeRoom = (
  headers: Record<string, string>,
  credentials: { cookie?: string; token?: string } = { cookie: cookie() },
) => call(web, "POST", "/api/rooms", { body: { name: "Room" }, headers, ...credentials });

describe("another site's page", () => {
  const foreign = { status: 403, body: { code: "FORBIDDEN", reason: "foreign_origin" } };

  it.each([
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ origin: "http://chat.test:8080" }],
    [{ origin: "https://chat.test" }],
    [{ origin: "http://chat.test.evil.example" }],
    [{ "sec-fetch-site": "cross-site" }],
  ])("can change nothing with a visitor's cookie: %j", async (headers) => {
    expect(await makeRoom(headers)).toMatchObject(foreign);
    const options = { cookie: cookie(), headers, body: { name: "Room" } };
    expect(await call(web, "POST", "/rooms", options)).toMatchObject(foreign);
    expect(await call(web, "POST", "/users/add", options)).toMatchObject(foreign);
    expect(await call(web, "POST", "/api/trpc/rooms.create", options)).toMatchObject(foreign);
    expect(await call(web, "POST", "/api/logout-everywhere", { ...options, body: {} })).toMatchObject(foreign);
    expect(await call(web, "POST", "/api/auth/signout", options)).toMatchObject(foreign);
  });

  it("cannot log a visitor in as somebody else", async () => {
    const body = { username: newUsername(), password: PASSWORD };
    const answer = await call(web, "POST", "/api/signup", { body, headers: { origin: "https://evil.example" } });
    expect(answer).toMatchObject(foreign);
    expect(setCookieOf(answer)).toBe("");
  });

  it("gets no leave to read answers", async () => {
    const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
    const preflight = await call(web, "OPTIONS", "/api/rooms", { headers });
    const read = await call(web, "GET", "/api/account", { headers, cookie: cookie() });
    for (const answer of [preflight, read]) expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

it("lets its own pages and programs change things", async () => {
  const made = { status: 200, body: { name: "Room" } };
  expect(await makeRoom({ origin: PUBLIC_URL, "sec-fetch-site": "same-origin" })).toMatchObject(made);
  expect(await makeRoom({}, { token: ann.token })).toMatchObject(made);
});

describe("every response", () => {
  it.each(["/login", "/api/account", "/api/nothing", "/livez", "/nothing"])(
    "says how it may be used: %s",
    async (path) => {
      const { headers } = await call(web, "GET", path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("strict-transport-security")).toBeNull();
    },
  );

  it("asks browsers to stay with https where there is https", async () => {
    const { headers } = await call(overHttps, "GET", "/api/account");
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect(headers.get("content-security-policy")).toContain(
      "connect-src 'self' wss://rt.chat.test https://rt.chat.test wss://127.0.0.1:3001",
    );
  });
});

it("gives each page a nonce of its own, and every inline script bears it", async () => {
  const nonces = new Set<string>();
  for (const path of ["/login", "/login", "/nothing"]) {
    const { headers, body } = await call(web, "GET", path, { headers: { accept: BROWSER_ACCEPT } });
    const nonce = /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1] ?? "";
    const scripts = [...String(body).matchAll(/<script\b([^>]*)>/g)].map((match) => match[1] ?? "");
    expect(scripts.length).toBeGreaterThan(0);
    for (const attributes of scripts) expect(attributes).toContain(`nonce="${nonce}"`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

it("hands out secure cookies over https, under the name that only https may set", async () => {
  const body = { username: newUsername(), password: PASSWORD };
  const answer = await call(overHttps, "POST", "/api/signup", { body, headers: { origin: HTTPS_URL } });
  expect(setCookieOf(answer, `__Secure-${SESSION_COOKIE}`)).toMatch(
    /; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Lax$/,
  );
  const plain = { cookie: cookie() };
  expect(await call(overHttps, "GET", "/api/account", plain)).toMatchObject({ status: 401 });
});

describe("an address at the root that is a page and the API", () => {
  const isPage = ({ headers }: { headers: Headers }) => headers.get("content-type")?.startsWith("text/html") === true;

  it("is the page for a browser", async () => {
    for (const path of ["/login", "/signup"]) {
      for (const accept of [BROWSER_ACCEPT, "*/*", "text/html, application/json;q=0.5"]) {
        expect(await call(web, "GET", path, { headers: { accept } })).toSatisfy(isPage);
      }
    }
  });

  it("is the page when Next asks for its data", async () => {
    const options = { headers: { rsc: "1", accept: "application/json" } };
    const { headers } = await call(web, "GET", "/login", options);
    expect((await call(web, "GET", headers.get("location") ?? "", options)).headers.get("content-type")).toBe(
      "text/x-component",
    );
  });

  it.each(["application/json", "application/json, text/plain, */*", "text/plain;q=0.5,application/json;q=0.9"])(
    "is the API for a program that accepts %s",
    async (accept) => {
      const options = { token: ann.token, headers: { accept } };
      expect(await call(web, "GET", "/account", options)).toMatchObject({ status: 200, body: { id: ann.userId } });
      expect(await call(web, "GET", "/rooms", options)).toMatchObject({
        status: 200,
        body: { rooms: expect.any(Array) },
      });
      expect(await call(web, "GET", "/rooms?limit=0", options)).toMatchObject({
        status: 400,
        body: { code: "INVALID" },
      });
      const [room] = ((await call(web, "GET", "/rooms", options)).body as { rooms: { id: string }[] }).rooms;
      expect(await call(web, "GET", `/rooms/${room?.id}/messages`, options)).toMatchObject({ status: 200 });
    },
  );

  it("is the API for a request with a JSON body", async () => {
    const username = newUsername();
    const body = { username, password: PASSWORD };
    expect(await call(web, "POST", "/signup", { body })).toMatchObject({
      status: 200,
      body: { account: { username } },
    });
    const logIn = await call(web, "POST", "/login", {
      body,
      headers: { "content-type": "application/json; charset=utf-8" },
    });
    expect(logIn).toMatchObject({ status: 200, body: { account: { username } } });
    const { token } = logIn.body as { token: string };
    expect(await call(web, "POST", "/rooms", { token, body: { name: "At the root" } })).toMatchObject({ status: 200 });
    const added = await call(web, "POST", "/users/add", { token, body: { userId: ann.userId } });
    expect(added).toMatchObject({ status: 200, body: { id: ann.userId } });
    const banned = await call(web, "POST", "/users/ban", { token, body: { userId: ann.userId, reason: "Spam" } });
    expect(banned).toMatchObject({ status: 403, body: { reason: "admins_only" } });
    expect(await call(web, "POST", "/logout", { token, body: {} })).toMatchObject({
      status: 200,
      body: { done: true },
    });
  });
});
