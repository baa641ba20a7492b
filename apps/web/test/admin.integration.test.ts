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

const post = (path: string, token: string, body: unknown) => call(web, "POST", path, { token, body });

describe("what admins see", () => {
  it.each(["users", "users/0199aaaa-0000-7000-8000-000000000001", "bans", "address-bans", "audit", "audit.csv"])(
    "GET /api/admin/%s is for nobody else",
    async (path) => {
      const { token } = await signUp(web);
      expect(await call(web, "GET", `/api/admin/${path}`, { token })).toMatchObject({
        status: 403,
        body: { reason: "admins_only" },
      });
      expect((await call(web, "GET", `/api/admin/${path}`)).status).toBe(401);
    },
  );

  it("comes by name, a page at a time", async () => {
    const { account } = await signUp(web);
    const page = await call(web, "GET", `/api/admin/users?search=${account.username.slice(0, 10)}`, {
      token: admin.token,
    });
    expect(page.body).toMatchObject({ people: [{ id: account.id, ban: null }], nextCursor: null });
    const wrong = await call(web, "GET", "/api/admin/users?cursor=nonsense", { token: admin.token });
    expect(wrong).toMatchObject({ status: 400, body: { code: "INVALID" } });
  });
});

describe("the first admin by settings", () => {
  it("is there when the web app is up, and can log in", async () => {
    const own = await openTestWorld();
    const site = await startWeb(own.url, {
      FIRST_ADMIN_USERNAME: "Keeper",
      FIRST_ADMIN_PASSWORD: "four unrelated plain words",
    });
    try {
      const { account } = await logIn(site, "keeper", "four unrelated plain words");
      expect(account).toMatchObject({ username: "Keeper", role: "ADMIN" });
      expect(site.log()).not.toContain("unrelated");
    } finally {
      await site.stop();
      await own.close();
    }
  });
});

describe("the audit as CSV", () => {
  it("holds every entry of the filter, more than fit on a page, and no cell that a spreadsheet would run", async () => {
    const { account } = await signUp(web);
    for (let index = 0; index < 130; index += 1) {
      await post("/api/users/end-sessions", admin.token, { userId: account.id, reason: `=1+${index}, "quoted"` });
    }
    const { status, headers, body } = await call(
      web,
      "GET",
      `/api/admin/audit.csv?target=${account.username}&action=end_sessions`,
      { token: admin.token },
    );
    expect([status, headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
    const lines = String(body).trimEnd().split("\r\n");
    expect(lines[0]).toBe("when,action,who,who_id,from_address,kind,whom,whom_id,why,details");
    expect(lines).toHaveLength(131);
    expect(lines[1]).toContain(`,end_sessions,${admin.account.username},${admin.account.id},127.0.0.1,user,`);
    expect(lines[1]).toContain(`"'=1+129, ""quoted"""`);
  });

  it.each(["from=yesterday", "address=192.0.2"])("says what is wrong with a filter: %s", async (filter) => {
    const answer = await call(web, "GET", `/api/admin/audit.csv?${filter}`, { token: admin.token });
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ path: filter.split("=")[0] }] } });
  });
});

describe("a password that is reset", () => {
  it("is chosen by the link, once, and every session ends", async () => {
    const { account, token: oldToken } = await signUp(web);
    const made = await post("/api/users/password-reset", admin.token, { userId: account.id, reason: "Forgot it" });
    const { token } = made.body as { token: string };
    expect((await logIn(web, account.username)).account.id).toBe(account.id);

    const choose = (password: string) => call(web, "POST", "/api/reset-password", { body: { token, password } });
    expect(await choose("password1")).toMatchObject({ status: 400 });
    expect(await choose("an entirely new password")).toMatchObject({
      status: 200,
      body: { username: account.username },
    });
    expect(await choose("another new password")).toMatchObject({ status: 401, body: { reason: "bad_link" } });
    expect((await call(web, "GET", "/api/account", { token: oldToken })).status).toBe(401);
    const old = await call(web, "POST", "/api/login", { body: { username: account.username, password: PASSWORD } });
    expect(old.status).toBe(401);
    expect((await logIn(web, account.username, "an entirely new password")).account.id).toBe(account.id);
    expect(web.log()).not.toContain(token);
  });

  it("needs a link that an admin made", async () => {
    const answer = await call(web, "POST", "/api/reset-password", {
      body: { token: "nonsense", password: "an entirely new password" },
    });
    expect(answer).toMatchObject({ status: 401, body: { reason: "bad_link" } });
  });
});
