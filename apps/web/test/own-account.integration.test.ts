import { type OwnSession, OwnSessions } from "@banter/protocol";
import { openTestWorld, type TestWorld } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, logIn, PASSWORD, setCookieOf, signUp } from "./call.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

const NEW_PASSWORD = "another long enough password";

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

const whoAmI = (token: string) => call(web, "GET", "/api/account", { token });
const changePassword = (token: string, currentPassword = PASSWORD, newPassword = NEW_PASSWORD) =>
  call(web, "POST", "/api/account/password", { token, body: { currentPassword, newPassword } });
const sessionsOf = async (token: string): Promise<OwnSession[]> =>
  OwnSessions.parse((await call(web, "GET", "/api/account/sessions", { token })).body).sessions;

describe("changing one's password", () => {
  it("ends the other sessions, keeps this one, and only the new password lets in", async () => {
    const { account, token } = await signUp(web);
    const other = await logIn(web, account.username);
    expect(await changePassword(token)).toMatchObject({ status: 200, body: { done: true } });
    expect(await whoAmI(token)).toMatchObject({ status: 200, body: account });
    expect(await whoAmI(other.token)).toMatchObject(sessionEnded);
    const body = { username: account.username, password: PASSWORD };
    expect(await call(web, "POST", "/api/login", { body })).toMatchObject({ status: 401 });
    expect((await logIn(web, account.username, NEW_PASSWORD)).account).toEqual(account);
  });

  it("asks for the present one, and says at which field it is wrong", async () => {
    const { token } = await signUp(web);
    expect(await changePassword(token, "not my password")).toMatchObject({
      status: 403,
      body: { code: "FORBIDDEN", reason: "wrong_password", issues: [{ path: "currentPassword" }] },
    });
  });

  it.each([
    ["too short", "1234567", undefined],
    ["one of the commonest", "password123", "password_too_common"],
  ])("refuses a new one that is %s", async (_, password, reason) => {
    const { token } = await signUp(web);
    expect(await changePassword(token, PASSWORD, password)).toMatchObject({
      status: 400,
      body: { code: "INVALID", ...(reason && { reason }), issues: [{ path: "newPassword" }] },
    });
  });

  it("is limited per person, the right password included", async () => {
    const { token } = await signUp(web);
    for (let attempt = 0; attempt < 10; attempt += 1) await changePassword(token, "not my password");
    expect(await changePassword(token)).toMatchObject({ status: 429, body: { code: "RATE_LIMITED" } });
    const someoneElse = await signUp(web);
    expect(await changePassword(someoneElse.token)).toMatchObject({ status: 200 });
  });

  it("wins over log-ins with the old password at the same moment", async () => {
    const { account, token } = await signUp(web);
    const body = { username: account.username, password: PASSWORD };
    const [changed, ...logIns] = await Promise.all([
      changePassword(token),
      ...Array.from({ length: 6 }, () => call(web, "POST", "/api/login", { body })),
    ]);
    expect(changed).toMatchObject({ status: 200 });
    for (const { body: answer } of logIns) {
      const { token: given } = answer as { token?: string };
      if (given !== undefined) expect(await whoAmI(given)).toMatchObject(sessionEnded);
    }
    expect(await sessionsOf(token)).toHaveLength(1);
  });
});

describe("one's open sessions", () => {
  it("are listed with where they came from, and ended one by one or all others at once", async () => {
    const { account, token } = await signUp(web);
    const [one, two, three] = [
      await logIn(web, account.username),
      await logIn(web, account.username),
      await logIn(web, account.username),
    ];
    const sessions = await sessionsOf(token);
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false, false]);
    expect(sessions[0]).toMatchObject({ address: "127.0.0.1", userAgent: "node" });
    const idOfOne = (await sessionsOf(one.token))[0]?.id ?? "";
    expect(await call(web, "DELETE", `/api/account/sessions/${idOfOne}`, { token, body: {} })).toMatchObject({
      status: 200,
      body: { sessionId: idOfOne },
    });
    expect(await whoAmI(one.token)).toMatchObject(sessionEnded);
    expect(await call(web, "DELETE", `/api/account/sessions/${idOfOne}`, { token, body: {} })).toMatchObject({
      status: 404,
    });
    expect(await call(web, "POST", "/api/account/sessions/end-others", { token, body: {} })).toMatchObject({
      status: 200,
    });
    for (const ended of [two, three]) expect(await whoAmI(ended.token)).toMatchObject(sessionEnded);
    expect(await sessionsOf(token)).toHaveLength(1);
  });

  it("are nobody else's business", async () => {
    const [ann, ben] = [await signUp(web), await signUp(web)];
    const id = (await sessionsOf(ann.token))[0]?.id ?? "";
    expect(await call(web, "DELETE", `/api/account/sessions/${id}`, { token: ben.token, body: {} })).toMatchObject({
      status: 404,
    });
    expect(await whoAmI(ann.token)).toMatchObject({ status: 200 });
  });
});

describe("deleting one's account", () => {
  const remove = (token: string, password = PASSWORD) =>
    call(web, "POST", "/api/account/delete", { token, body: { password } });

  it("asks for the password, ends everything, takes the cookie back, and keeps the name from others", async () => {
    const { account, token } = await signUp(web);
    const other = await logIn(web, account.username);
    expect(await remove(token, "not my password")).toMatchObject({
      status: 403,
      body: { reason: "wrong_password", issues: [{ path: "password" }] },
    });
    expect(await whoAmI(token)).toMatchObject({ status: 200 });
    const answer = await remove(token);
    expect(answer).toMatchObject({ status: 200, body: { done: true } });
    expect(setCookieOf(answer)).toMatch(/^next-auth\.session-token=; .*Expires=Thu, 01 Jan 1970/);
    for (const ended of [token, other.token]) expect(await whoAmI(ended)).toMatchObject(sessionEnded);
    const body = { username: account.username, password: PASSWORD };
    expect(await call(web, "POST", "/api/login", { body })).toMatchObject({ status: 401 });
    expect(await call(web, "POST", "/api/signup", { body })).toMatchObject({
      status: 409,
      body: { reason: "username_taken" },
    });
  });

  it("is refused to the last admin, who stays as they are", async () => {
    const { account, token } = await signUp(web);
    await world.sql.query("UPDATE users SET role = 'ADMIN' WHERE id = $1", [account.id]);
    expect(await remove(token)).toMatchObject({ status: 409, body: { reason: "last_admin" } });
    expect(await whoAmI(token)).toMatchObject({ status: 200, body: { username: account.username, role: "ADMIN" } });
  });
});
