import { createHmac, randomUUID } from "node:crypto";
import { issueToken } from "@banter/session";
import { openTestWorld, TEST_SESSION_SECRET, type TestPerson, type TestWorld } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, cookieOf, logIn, PASSWORD, SESSION_COOKIE, signUp } from "./call.ts";
import { PUBLIC_URL, startWeb, type WebProcess } from "./web-process.ts";

let world: TestWorld;
let web: WebProcess;
let ann: TestPerson;

beforeAll(async () => {
  world = await openTestWorld();
  web = await startWeb(world.url);
  ann = await world.addPerson();
});
afterAll(async () => {
  expect(web?.defects()).toEqual([]);
  await web?.stop();
  await world?.close();
});

const cookieFor = (token: string) => `${SESSION_COOKIE}=${token}`;

/** Every door that a session opens; each says whether it let the caller in. */
const DOORS: [string, (token: string) => Promise<boolean>][] = [
  ["a bearer token over REST", async (token) => (await call(web, "GET", "/api/account", { token })).status === 200],
  [
    "a cookie over REST",
    async (token) => (await call(web, "GET", "/api/account", { cookie: cookieFor(token) })).status === 200,
  ],
  ["tRPC", async (token) => (await call(web, "GET", "/api/trpc/accounts.me?input=%7B%7D", { token })).status === 200],
  [
    "a change",
    async (token) => (await call(web, "POST", "/api/rooms", { token, body: { name: "Mine" } })).status === 200,
  ],
  ["a page", async (token) => (await call(web, "GET", "/rooms", { cookie: cookieFor(token) })).status === 200],
  [
    "NextAuth",
    async (token) =>
      JSON.stringify((await call(web, "GET", "/api/auth/session", { cookie: cookieFor(token) })).body) !== "{}",
  ],
];

async function openDoors(token: string): Promise<string[]> {
  const open = await Promise.all(DOORS.map(async ([name, tryDoor]) => ((await tryDoor(token)) ? [name] : [])));
  return open.flat();
}

const ALL_DOORS = DOORS.map(([name]) => name);

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const tenYears = () => Math.floor(Date.now() / 1000) + 315_360_000;

describe("a token that Banter did not issue", () => {
  const claims = () => ({ sub: ann.userId, sid: ann.sessionId, exp: tenYears() });
  const signed = (header: object) => {
    const input = `${base64url(header)}.${base64url(claims())}`;
    return `${input}.${createHmac("sha256", TEST_SESSION_SECRET).update(input).digest("base64url")}`;
  };
  const parts = (token: string) => token.split(".");
  const session = (userId: string, sessionId = ann.sessionId) => ({
    id: sessionId,
    userId,
    expiresAt: new Date(tenYears() * 1000),
  });

  it.each<[string, () => string | Promise<string>]>([
    ["without a signature", () => `${base64url({ alg: "none" })}.${base64url(claims())}.`],
    ["with an algorithm's name in other letters", () => `${base64url({ alg: "nOnE" })}.${base64url(claims())}.`],
    ["signed with the right secret, but not encrypted", () => signed({ alg: "HS256", typ: "JWT" })],
    ["unsecured in five parts", () => `${base64url({ alg: "none", enc: "none" })}..AA.${base64url(claims())}.AA`],
    ["under another secret", () => issueToken(session(ann.userId), "another secret that is just as long as ours")],
    ["of somebody else for this session", () => issueToken(session(randomUUID()), TEST_SESSION_SECRET)],
    [
      "of a session that never was",
      () => issueToken({ ...session(ann.userId), id: randomUUID() }, TEST_SESSION_SECRET),
    ],
    ["for a session that is no id", () => issueToken({ ...session(ann.userId), id: "' OR 1=1" }, TEST_SESSION_SECRET)],
    ["cut off", () => ann.token.slice(0, -1)],
    ["prolonged", () => `${ann.token}A`],
    ["changed in the middle", () => ann.token.replace(/\.(\w)(\w)/, (_, one, two) => `.${two}${one}`)],
    [
      "with the header of another algorithm",
      () => [base64url({ alg: "A256KW", enc: "A256GCM" }), ...parts(ann.token).slice(1)].join("."),
    ],
    [
      "that wants two billion rounds of hashing",
      () =>
        [
          base64url({ alg: "PBES2-HS512+A256KW", enc: "A256GCM", p2c: 2 ** 31 - 1, p2s: "AAAAAAAAAAAAAAAAAAAAAA" }),
          Buffer.alloc(40).toString("base64url"),
          ...parts(ann.token).slice(2),
        ].join("."),
    ],
    ["that is a percent sign", () => "%"],
    ["that is broken text", () => "%c0%af%00"],
    ["that is quoted", () => `"${ann.token}"`],
    ["that is a name of the prototype", () => "__proto__"],
    ["of 12,000 characters", () => "A".repeat(12_000)],
    ["of 12,000 characters in five parts", () => `${parts(ann.token)[0]}..${"A".repeat(12_000)}.AA.AA`],
  ])("opens no door: %s", async (_, forge) => {
    expect(await openDoors(await forge())).toEqual([]);
  });

  it("is not put together from the pieces that NextAuth cuts long cookies into", async () => {
    const half = Math.floor(ann.token.length / 2);
    const cookie = `${SESSION_COOKIE}.0=${ann.token.slice(0, half)}; ${SESSION_COOKIE}.1=${ann.token.slice(half)}`;
    expect((await call(web, "GET", "/api/account", { cookie })).status).toBe(401);
    expect((await call(web, "GET", "/api/auth/session", { cookie })).body).toEqual({});
  });

  it("may be longer than the server reads: it answers so, and goes on", async () => {
    expect((await call(web, "GET", "/api/account", { token: "A".repeat(40_000) })).status).toBe(431);
    expect(await openDoors(ann.token)).toEqual(ALL_DOORS);
  });
});

describe("a token that was stolen", () => {
  const admin = async () => world.addAdmin();
  const post = (path: string, token: string, body: unknown) => call(web, "POST", path, { token, body });

  it.each<[string, (victim: { id: string; username: string; token: string }) => Promise<unknown>]>([
    ["its session was logged out", ({ token }) => post("/api/logout", token, {})],
    [
      "all sessions were logged out, from another one",
      async ({ username }) => {
        return post("/api/logout-everywhere", (await logIn(web, username)).token, {});
      },
    ],
    [
      "the person was banned",
      async ({ id }) => {
        return post("/api/users/ban", (await admin()).token, { userId: id, reason: "Stolen" });
      },
    ],
    [
      "the password was changed, from another session",
      async ({ username }) => {
        const body = { currentPassword: PASSWORD, newPassword: "another long enough password" };
        return post("/api/account/password", (await logIn(web, username)).token, body);
      },
    ],
    [
      "the password was reset by a link",
      async ({ id }) => {
        const made = await post("/api/users/password-reset", (await admin()).token, { userId: id, reason: "Stolen" });
        const { token } = made.body as { token: string };
        return call(web, "POST", "/api/reset-password", { body: { token, password: "another long enough password" } });
      },
    ],
    [
      "an admin ended the sessions",
      async ({ id }) => {
        return post("/api/users/end-sessions", (await admin()).token, { userId: id, reason: "Stolen" });
      },
    ],
    ["the account was deleted", ({ token }) => post("/api/account/delete", token, { password: PASSWORD })],
  ])("opens no door once %s, nor does what NextAuth made of it before", async (_, end) => {
    const { account, token } = await signUp(web);
    const renewed = cookieOf(await call(web, "GET", "/api/auth/session", { cookie: cookieFor(token) })).split("=")[1];
    expect(await openDoors(token)).toEqual(ALL_DOORS);
    expect(await openDoors(renewed ?? "")).toEqual(ALL_DOORS);
    expect(await end({ ...account, token })).toMatchObject({ status: 200 });
    expect(await openDoors(token)).toEqual([]);
    expect(await openDoors(renewed ?? "")).toEqual([]);
  });
});

describe("a session that was fixed before", () => {
  /** Logs in on each way there is, as a browser that already bears a cookie, and answers with the cookie it then bears. */
  async function logInBearing(cookie: string, username: string): Promise<string[]> {
    const body = { username, password: PASSWORD };
    const csrf = await call(web, "GET", "/api/auth/csrf", { cookie });
    const { csrfToken } = csrf.body as { csrfToken: string };
    const answers = [
      await call(web, "POST", "/api/login", { cookie, body, headers: { origin: PUBLIC_URL } }),
      await call(web, "POST", "/api/auth/callback/credentials", {
        cookie: `${cookie}; ${cookieOf(csrf, "next-auth.csrf-token")}`,
        headers: { origin: PUBLIC_URL },
        body: new URLSearchParams({ csrfToken, ...body, json: "true" }),
      }),
    ];
    return answers.map((answer) => cookieOf(answer));
  }

  it("is not the one that a log-in gives, and stays whose it was", async () => {
    const { account } = await signUp(web);
    const fixed = [cookieFor(ann.token), cookieFor("chosen-by-somebody-else")];
    for (const cookie of fixed) {
      const own = await logInBearing(cookie, account.username);
      for (const given of own) {
        expect(given).not.toBe(cookie);
        expect(await call(web, "GET", "/api/account", { cookie: given })).toMatchObject({ body: { id: account.id } });
      }
    }
    expect(await call(web, "GET", "/api/account", { token: ann.token })).toMatchObject({ body: { id: ann.userId } });
  });
});
