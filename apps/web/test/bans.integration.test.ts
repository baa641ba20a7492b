import type { Credentials } from "@banter/protocol";
import { openTestWorld, type TestWorld } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, logIn, PASSWORD, signUp } from "./call.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

let world: TestWorld;
let web: WebProcess;
let admin: Credentials;

beforeAll(async () => {
  world = await openTestWorld();
  web = await startWeb(world.url);
  admin = await signUp(web);
  await world.sql.query("UPDATE users SET role = 'ADMIN' WHERE id = $1", [admin.account.id]);
});
afterAll(async () => {
  await web?.stop();
  await world?.close();
});

const post = (path: string, token: string, body: unknown) => call(web, "POST", `/api/users/${path}`, { token, body });
const refusal = { status: 403, body: { code: "FORBIDDEN", reason: "banned", ban: { reason: "Spam", until: null } } };

describe("a ban over the API", () => {
  it("refuses log-in and every request with the reason, until it is lifted", async () => {
    const { account, token } = await signUp(web);
    const answer = await post("ban", admin.token, { userId: account.id, reason: "Spam" });
    expect(answer).toMatchObject({ status: 200, body: { id: account.id, ban: { reason: "Spam", until: null } } });

    const logInAnswer = (password: string) =>
      call(web, "POST", "/api/login", { body: { username: account.username, password } });
    expect(await logInAnswer(PASSWORD)).toMatchObject(refusal);
    expect(await logInAnswer("a wrong password")).toMatchObject({ status: 401, body: { reason: "bad_credentials" } });
    expect(await call(web, "GET", "/api/account", { token })).toMatchObject(refusal);
    expect(await call(web, "GET", "/api/rooms", { token })).toMatchObject(refusal);
    expect(await call(web, "POST", "/api/rooms", { token, body: { name: "Mine" } })).toMatchObject(refusal);
    expect(await call(web, "GET", "/api/realtime", { cookie: `next-auth.session-token=${token}` })).toMatchObject(
      refusal,
    );
    expect((await call(web, "GET", "/rooms", { cookie: `next-auth.session-token=${token}` })).status).toBe(307);

    await post("unban", admin.token, { userId: account.id, reason: "Sorry" });
    expect(await call(web, "GET", "/api/account", { token })).toMatchObject({ status: 200 });
    expect((await logIn(web, account.username)).account).toEqual(account);
  });

  it("says until when it holds", async () => {
    const { account, token } = await signUp(web);
    await post("ban", admin.token, { userId: account.id, reason: "Spam", minutes: 60 });
    const { body } = await call(web, "GET", "/api/account", { token });
    const { until } = (body as { ban: { until: string } }).ban;
    expect(Date.parse(until)).toBeGreaterThan(Date.now());
  });

  it("is recorded with the address that it came from", async () => {
    const { account } = await signUp(web);
    await post("ban", admin.token, { userId: account.id, reason: "Spam" });
    const { rows } = await world.sql.query("SELECT * FROM audit_entries WHERE target_id = $1", [account.id]);
    expect(rows).toMatchObject([{ action: "ban_user", actor_name: admin.account.username, address: "127.0.0.1" }]);
  });
});

describe("what only admins may", () => {
  it.each([
    ["ban", {}],
    ["unban", {}],
    ["role", { role: "ADMIN" }],
  ])("POST /users/%s is refused for others, and without a session", async (path, extra) => {
    const [person, other] = [await signUp(web), await signUp(web)];
    const body = { userId: other.account.id, reason: "Because", ...extra };
    expect(await post(path, person.token, body)).toMatchObject({ status: 403, body: { reason: "admins_only" } });
    expect((await call(web, "POST", `/api/users/${path}`, { body })).status).toBe(401);
    const { rows } = await world.sql.query("SELECT count(*)::int AS n FROM audit_entries WHERE target_id = $1", [
      other.account.id,
    ]);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it("takes effect with the role, and ends with it, in the same session", async () => {
    const [person, other] = [await signUp(web), await signUp(web)];
    const promote = { userId: person.account.id, role: "ADMIN", reason: "Trusted" };
    expect(await post("role", admin.token, promote)).toMatchObject({ status: 200, body: { role: "ADMIN" } });
    const ban = { userId: other.account.id, reason: "Spam" };
    expect(await post("ban", person.token, ban)).toMatchObject({ status: 200 });
    expect(await post("role", admin.token, { ...promote, role: "USER" })).toMatchObject({ status: 200 });
    expect(await post("unban", person.token, ban)).toMatchObject({ status: 403 });
  });

  it.each([
    ["no reason", { reason: "   " }],
    ["a reason of 501 characters", { reason: "x".repeat(501) }],
    ["no time at all", { minutes: 0 }],
    ["half a minute", { minutes: 0.5 }],
    ["more than ten years", { minutes: 6_000_000 }],
    ["time that is no number", { minutes: "soon" }],
  ])("needs a ban to make sense: %s is refused", async (_, part) => {
    const { account } = await signUp(web);
    const answer = await post("ban", admin.token, { userId: account.id, reason: "Spam", ...part });
    expect(answer).toMatchObject({ status: 400, body: { code: "INVALID" } });
  });
});
