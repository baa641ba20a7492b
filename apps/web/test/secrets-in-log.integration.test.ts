import { randomUUID } from "node:crypto";
import { issueToken } from "@banter/session";
import { openTestWorld, TEST_SESSION_SECRET, type TestPerson, type TestWorld } from "@banter/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, type CallOptions, call, cookieOf, logIn, newUsername, PASSWORD, signUp } from "./call.ts";
import { PUBLIC_URL, startWeb, type WebProcess } from "./web-process.ts";

let world: TestWorld;
let web: WebProcess;
let admin: TestPerson;
/** All that nobody may read in a log. */
const secrets: string[] = [TEST_SESSION_SECRET, PASSWORD];

beforeAll(async () => {
  world = await openTestWorld();
  web = await startWeb(world.url, { LOG_LEVEL: "trace" });
  admin = await world.addAdmin();
  secrets.push(admin.token, ...[new URL(world.url).password].filter(Boolean));
});
afterAll(async () => {
  await web?.stop();
  await world?.close();
});

function secret(what: string): string {
  const text = `${what}-${randomUUID()}`;
  secrets.push(text);
  return text;
}

const post = (path: string, body: unknown, options: CallOptions = {}) => call(web, "POST", path, { ...options, body });

/** As the log-in form of a browser without scripts sends it. */
async function logInByForm(username: string, password: string): Promise<Answer> {
  const csrf = await call(web, "GET", "/api/auth/csrf");
  const { csrfToken } = csrf.body as { csrfToken: string };
  return call(web, "POST", "/api/auth/callback/credentials", {
    cookie: cookieOf(csrf, "next-auth.csrf-token"),
    headers: { origin: PUBLIC_URL },
    body: new URLSearchParams({ username, password, csrfToken, json: "true" }),
  });
}

/** What people send that is secret, in every way that it may go wrong. */
async function useSecrets(): Promise<void> {
  const username = newUsername();
  const { token, account } = await signUp(web, username, PASSWORD);
  secrets.push(token);
  secrets.push((await logIn(web, username)).token);
  for (const password of [secret("wrong"), secret("p".repeat(300))]) {
    await post("/api/login", { username, password });
    await post("/api/trpc/accounts.logIn", { username, password });
    await post("/api/trpc/accounts.logIn?batch=1", { 0: { username, password } });
    await logInByForm(username, password);
    await post("/api/signup", { username, password });
    await post("/api/signup", { username: "no good name", password });
  }
  await post("/api/login", `{"username":"x","password":"${secret("broken-json")}`, {
    headers: { "content-type": "application/json" },
  });
  await call(web, "GET", `/api/login?password=${secret("in-query")}`);
  await call(web, "GET", `/login?password=${secret("in-page")}`);
  const newPassword = secret("new");
  await post("/api/account/password", { currentPassword: secret("old"), newPassword }, { token });
  await post("/api/account/password", { currentPassword: PASSWORD, newPassword }, { token });
  await post("/api/trpc/ownAccount.delete", { password: secret("delete") }, { token });

  const input = { userId: account.id, reason: "Forgotten" };
  const link = await post("/api/trpc/moderation.createPasswordReset", input, { token: admin.token });
  const linkToken = /"token":"([^"]+)"/.exec(JSON.stringify(link.body))?.[1];
  if (linkToken === undefined) throw new Error(`no link: ${JSON.stringify(link.body)}`);
  secrets.push(linkToken);
  await call(web, "GET", `/reset-password?token=${linkToken}`);
  await post("/api/trpc/accounts.resetPassword", { token: secret("guess"), password: secret("by-guess") });
  await post("/api/trpc/accounts.resetPassword", { token: linkToken, password: secret("by-link") });
  await post("/api/trpc/accounts.resetPassword", { token: linkToken, password: secret("again") });

  const forged = await issueToken(
    {
      id: randomUUID(),
      userId: account.id,
      expiresAt: new Date(Date.now() + 60_000),
    },
    "another secret of forty characters or so",
  );
  secrets.push(forged);
  await call(web, "GET", "/api/account", { token: forged });
  await call(web, "GET", "/rooms", { cookie: `next-auth.session-token=${forged}` });
  await post("/api/rooms", { name: "Room", topic: secret("topic") }, { token: secret("no-token") });
}

it("the web app's log holds no password, token or body, whatever fails", async () => {
  await useSecrets();
  expect(web.defects()).toEqual([]);
  // and once more while the database fails, which is logged with all that is known of it
  const username = newUsername();
  const { token } = await signUp(web, username);
  secrets.push(token);
  await world.sql.query("ALTER TABLE users RENAME TO users_gone");
  const answers = [
    await post("/api/login", { username, password: secret("login") }),
    await post("/api/signup", { username: newUsername(), password: secret("signup") }),
    await post("/api/account/password", { currentPassword: secret("old"), newPassword: secret("new") }, { token }),
    await post("/api/trpc/accounts.resetPassword", { token: secret("link"), password: secret("password") }),
    await logInByForm(username, secret("form")),
  ];
  await world.sql.query("ALTER TABLE users_gone RENAME TO users");
  expect(answers.slice(0, 3).map(({ status }) => status)).toEqual([500, 500, 500]);
  expect(JSON.stringify(answers)).not.toContain("users_gone");
  // it was logged, or this test could not fail
  expect(web.defects().join("\n")).toContain("users");
  const log = web.log();
  expect(secrets.filter((text) => log.includes(text))).toEqual([]);
});
