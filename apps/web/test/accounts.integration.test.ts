import { Room } from "@banter/protocol";
import { openTestWorld, TEST_SESSION_SECRET, type TestWorld } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, cookieOf, logIn, newUsername, PASSWORD, setCookieOf, signUp } from "./call.ts";
import { PUBLIC_URL, startWeb, type WebProcess } from "./web-process.ts";

const sessionEnded = { status: 401, body: { code: "UNAUTHENTICATED", reason: "session_ended" } };

let world: TestWorld;
let web: WebProcess;

beforeAll(async () => {
  world = await openTestWorld();
  web = await startWeb(world.url);
});
afterAll(async () => {
  await web?.stop();
  await world?.close();
});

const whoAmI = (credentials: { token?: string; cookie?: string }) => call(web, "GET", "/api/account", credentials);

describe("signing up", () => {
  it("makes an account and gives a cookie and a token that are worth the same", async () => {
    const username = newUsername();
    const answer = await call(web, "POST", "/api/signup", { body: { username, password: PASSWORD } });
    expect(answer).toMatchObject({ status: 200, body: { account: { username, role: "USER" } } });
    const { token, account, expiresAt } = answer.body as { token: string; account: unknown; expiresAt: string };
    expect(answer.headers.getSetCookie()).toEqual([
      `next-auth.session-token=${token}; Path=/; Expires=${new Date(expiresAt).toUTCString()}; HttpOnly; SameSite=Lax`,
    ]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await whoAmI({ token })).toMatchObject({ status: 200, body: account });
    expect(await whoAmI({ cookie: cookieOf(answer) })).toMatchObject({ status: 200, body: account });
  });

  it("takes a name once, without regard to case, even when many want it at the same time", async () => {
    const username = newUsername();
    const spellings = [username, username.toUpperCase(), username, `U${username.slice(1)}`];
    const answers = await Promise.all(
      spellings.map((name) => call(web, "POST", "/api/signup", { body: { username: name, password: PASSWORD } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: "CONFLICT",
      reason: "username_taken",
      issues: [{ path: "username" }],
    });
    const { rows } = await world.sql.query(
      "SELECT count(*)::int AS sessions FROM sessions JOIN users ON user_id = users.id WHERE username_key = $1",
      [username.toLowerCase()],
    );
    expect(rows).toEqual([{ sessions: 1 }]);
  });

  it("keeps a password to the character, in any script", async () => {
    const password = "Пароль 密码 🔑 \" ' \\ <b>\u202Ett";
    const { account } = await signUp(web, newUsername(), password);
    expect((await logIn(web, account.username, password)).account).toEqual(account);
  });

  it.each([
    ["one of the commonest", "password123", "password_too_common"],
    ["the username", "same_as_name", "password_is_username"],
  ])("refuses a password that is %s", async (_, password, reason) => {
    const answer = await call(web, "POST", "/api/signup", { body: { username: "Same_As_Name", password } });
    expect(answer).toMatchObject({ status: 400, body: { code: "INVALID", reason, issues: [{ path: "password" }] } });
  });
});

describe("logging in", () => {
  it("finds the account whatever the case of the name, and keeps its spelling", async () => {
    const { account } = await signUp(web, `Mixed_${newUsername()}`);
    expect((await logIn(web, account.username.toUpperCase())).account).toEqual(account);
    expect((await logIn(web, account.username.toLowerCase())).account).toEqual(account);
  });

  it("answers the same for a wrong password, an unknown user and a name that could never be one", async () => {
    const { account } = await signUp(web);
    const answers = await Promise.all(
      [account.username, newUsername(), "not a username!", "é"].map((username) =>
        call(web, "POST", "/api/login", { body: { username, password: "some other password" } }),
      ),
    );
    for (const { status, body, headers } of answers) {
      expect(status).toBe(401);
      expect(body).toEqual({
        code: "UNAUTHENTICATED",
        message: "Wrong username or password",
        retryable: false,
        reason: "bad_credentials",
      });
      expect(headers.getSetCookie()).toEqual([]);
    }
  });

  it("remembers where the log-in came from", async () => {
    const { account } = await signUp(web);
    const { rows } = await world.sql.query("SELECT address, user_agent FROM sessions WHERE user_id = $1", [account.id]);
    expect(rows).toEqual([{ address: "127.0.0.1", user_agent: "node" }]);
  });
});

describe("logging out", () => {
  it("ends this session and takes its cookie back, but leaves others", async () => {
    const { account, token } = await signUp(web);
    const other = await logIn(web, account.username);
    const answer = await call(web, "POST", "/api/logout", { token, body: {} });
    expect(answer).toMatchObject({ status: 200, body: { done: true } });
    expect(setCookieOf(answer)).toMatch(/^next-auth\.session-token=; .*Expires=Thu, 01 Jan 1970/);
    expect(await whoAmI({ token })).toMatchObject(sessionEnded);
    expect(await whoAmI({ token: other.token })).toMatchObject({ status: 200 });
  });

  it("ends all sessions when told so", async () => {
    const { account, token } = await signUp(web);
    const other = await logIn(web, account.username);
    expect(await call(web, "POST", "/api/logout-everywhere", { token, body: {} })).toMatchObject({ status: 200 });
    expect(await whoAmI({ token })).toMatchObject(sessionEnded);
    expect(await whoAmI({ token: other.token })).toMatchObject(sessionEnded);
    expect(await whoAmI({ token: (await logIn(web, account.username)).token })).toMatchObject({ status: 200 });
  });
});

it("refuses a session that has expired or was revoked", async () => {
  const person = await world.addPerson();
  const expired = await world.addSession(person, { expired: true });
  const revoked = await world.addSession(person);
  await world.database.accounts.revokeSession(revoked.sessionId);
  expect(await whoAmI({ token: person.token })).toMatchObject({ status: 200, body: { username: person.username } });
  expect(await whoAmI({ token: expired.token })).toMatchObject(sessionEnded);
  expect(await whoAmI({ cookie: `next-auth.session-token=${revoked.token}` })).toMatchObject(sessionEnded);
});

describe("NextAuth", () => {
  async function signIn(username: string, password = PASSWORD) {
    const csrf = await call(web, "GET", "/api/auth/csrf");
    const { csrfToken } = csrf.body as { csrfToken: string };
    const csrfCookie = cookieOf(csrf, "next-auth.csrf-token");
    const answer = await call(web, "POST", "/api/auth/callback/credentials", {
      cookie: csrfCookie,
      headers: { origin: PUBLIC_URL },
      body: new URLSearchParams({ csrfToken, username, password, json: "true" }),
    });
    return { answer, csrfToken, csrfCookie, session: cookieOf(answer) };
  }

  it("gives a cookie that the API takes, and knows the API's cookie", async () => {
    const { account, token } = await signUp(web);
    const { session } = await signIn(account.username);
    expect(await whoAmI({ cookie: session })).toMatchObject({ status: 200, body: account });
    for (const cookie of [session, `next-auth.session-token=${token}`]) {
      expect(await call(web, "GET", "/api/auth/session", { cookie })).toMatchObject({
        status: 200,
        body: { user: { id: account.id, name: account.username } },
      });
    }
  });

  it("never lets the cookie outlive the session", async () => {
    const person = await world.addPerson();
    const answer = await call(web, "GET", "/api/auth/session", { cookie: `next-auth.session-token=${person.token}` });
    const { rows } = await world.sql.query<{ expires_at: Date }>("SELECT expires_at FROM sessions WHERE id = $1", [
      person.sessionId,
    ]);
    const expires = /Expires=([^;]+)/.exec(setCookieOf(answer))?.[1] ?? "";
    const differenceMs = new Date(expires).getTime() - (rows[0]?.expires_at.getTime() ?? 0);
    expect(Math.abs(differenceMs)).toBeLessThanOrEqual(2_000);
  });

  it("has no session for one that ended, and takes its cookie back", async () => {
    const person = await world.addPerson();
    await world.database.accounts.revokeSession(person.sessionId);
    const answer = await call(web, "GET", "/api/auth/session", { cookie: `next-auth.session-token=${person.token}` });
    expect(answer.body).toEqual({});
    expect(setCookieOf(answer)).toMatch(/^next-auth\.session-token=; Max-Age=0/);
  });

  it("revokes the session on signing out", async () => {
    const { account } = await signUp(web);
    const { session, csrfToken, csrfCookie } = await signIn(account.username);
    await call(web, "POST", "/api/auth/signout", {
      cookie: `${session}; ${csrfCookie}`,
      body: new URLSearchParams({ csrfToken, json: "true" }),
    });
    expect(await whoAmI({ cookie: session })).toMatchObject(sessionEnded);
  });

  it("gives nothing for a wrong password", async () => {
    const { account } = await signUp(web);
    const { answer, session } = await signIn(account.username, "some other password");
    expect(answer).toMatchObject({ status: 401, body: { url: expect.stringContaining("error=CredentialsSignin") } });
    expect(session).toBe("");
  });
});

it("serves rooms alike over REST and tRPC", async () => {
  const { token } = await signUp(web);
  const created = Room.parse((await call(web, "POST", "/api/rooms", { token, body: { name: "Lobby 🛋" } })).body);
  const input = encodeURIComponent(JSON.stringify({ roomId: created.id }));
  expect(await call(web, "GET", `/api/trpc/rooms.get?input=${input}`, { token })).toMatchObject({
    status: 200,
    body: { result: { data: created } },
  });
  expect(await call(web, "GET", `/api/rooms/${created.id}`, { token })).toMatchObject({ status: 200, body: created });
});

it("spreads sessions over the realtime nodes and keeps each on its own", async () => {
  const [one, two] = [await signUp(web), await signUp(web)];
  const urlsOf = async ({ token }: { token: string }) => (await call(web, "GET", "/api/realtime", { token })).body;
  const first = await urlsOf(one);
  expect(first).toEqual({ urls: [":3001", ":3002"] });
  expect(await urlsOf(two)).toEqual({ urls: [":3002", ":3001"] });
  expect(await urlsOf(one)).toEqual(first);
});

describe("a new session secret", () => {
  it("logs nobody out while the one before is accepted, and signs new tokens", async () => {
    const before = await signUp(web);
    const next = await startWeb(world.url, {
      SESSION_SECRET: "the secret that comes after the one of the other tests",
      SESSION_SECRET_PREVIOUS: TEST_SESSION_SECRET,
    });
    const cookie = `next-auth.session-token=${before.token}`;
    try {
      expect(await call(next, "GET", "/api/account", { token: before.token })).toMatchObject({ status: 200 });
      const session = await call(next, "GET", "/api/auth/session", { cookie });
      expect(session).toMatchObject({ status: 200, body: { user: { name: before.account.username } } });
      // NextAuth hands the session on in a cookie under the new secret.
      const renewed = cookieOf(session);
      expect(await call(next, "GET", "/api/account", { cookie: renewed })).toMatchObject({ status: 200 });
      expect(await whoAmI({ cookie: renewed })).toMatchObject(sessionEnded);
      const after = await signUp(next);
      expect(await whoAmI({ token: after.token })).toMatchObject(sessionEnded);
    } finally {
      await next.stop();
    }
  });
});
