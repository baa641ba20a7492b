import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { openTestWorld, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { call, newUsername, PASSWORD, signUp } from "./call.ts";
import { runWeb, startWeb, type WebProcess } from "./web-process.ts";

let world: TestWorld;
const running: WebProcess[] = [];

beforeAll(async () => {
  world = await openTestWorld();
});
afterEach(async () => {
  for (const web of running.splice(0)) await web.stop("SIGKILL");
});
afterAll(() => world.close());

async function start(databaseUrl = world.url): Promise<WebProcess> {
  const web = await startWeb(databaseUrl);
  running.push(web);
  return web;
}

describe("health", () => {
  it("is live and ready while the database answers", async () => {
    const web = await start();
    expect(await call(web, "GET", "/livez")).toMatchObject({ status: 200, body: { status: "live" } });
    expect(await call(web, "GET", "/readyz")).toMatchObject({ status: 200, body: { status: "ready", database: "up" } });
  });

  it("is live but not ready without a database, and says so to clients", async () => {
    const web = await start("postgres://nobody@127.0.0.1:1/nothing");
    expect(await call(web, "GET", "/livez")).toMatchObject({ status: 200 });
    expect(await call(web, "GET", "/readyz")).toMatchObject({ status: 503, body: { database: "down" } });
    const body = { username: newUsername(), password: PASSWORD };
    const unavailable = { status: 503, body: { code: "UNAVAILABLE", retryable: true } };
    expect(await call(web, "POST", "/api/login", { body })).toMatchObject(unavailable);
    const person = await world.addPerson();
    const cookie = `next-auth.session-token=${person.token}`;
    for (const path of ["/api/account", "/api/auth/session"]) {
      const answer = await call(web, "GET", path, { cookie });
      expect(answer).toMatchObject(unavailable);
      expect(answer.headers.getSetCookie(), "an outage must not log people out").toEqual([]);
    }
  });
});

it("hides what went wrong inside, and logs it under the id that the answer bears", async () => {
  const web = await start();
  const { token } = await signUp(web);
  await world.sql.query("ALTER TABLE room_members RENAME TO gone");
  const answer = await call(web, "GET", "/api/rooms", { token });
  await world.sql.query("ALTER TABLE gone RENAME TO room_members");
  expect(answer).toMatchObject({ status: 500, body: { code: "INTERNAL", retryable: true } });
  expect(JSON.stringify(answer.body)).not.toMatch(/room_members|relation|postgres/i);
  const requestId = answer.headers.get("x-request-id");
  const logged = await waitFor(() =>
    web
      .log()
      .split("\n")
      .find((line) => line.includes('"level":50') && line.includes(`"requestId":"${requestId}"`)),
  );
  expect(logged).toContain("room_members");
  expect(await call(web, "GET", "/api/rooms", { token })).toMatchObject({ status: 200 });
});

it("logs requests without what they carry", async () => {
  const web = await start();
  const secret = randomUUID();
  const { token } = await signUp(web, newUsername(), `password ${secret}`);
  await call(web, "GET", `/api/rooms?search=${secret}`, { token });
  await call(web, "GET", "/api/account", { cookie: `next-auth.session-token=${token}; other=${secret}` });
  await waitFor(() => web.log().includes('"path":"/api/account"'));
  expect(web.log()).toContain('"method":"GET","path":"/api/rooms","address":"127.0.0.1","status":200');
  expect(web.log()).not.toContain(secret);
  expect(web.log()).not.toContain(token);
});

describe("a signal to stop", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "lets a request under way finish, takes no other, and ends well: %s",
    async (signal) => {
      const web = await start();
      await call(web, "GET", "/api/account");
      const body = JSON.stringify({ username: "", password: PASSWORD });
      const slow = connect(web.port, "127.0.0.1");
      let answer = "";
      slow.setEncoding("utf8").on("data", (text) => {
        answer += text;
      });
      slow.write(
        `POST /api/login HTTP/1.1\r\nHost: chat.test\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 9)}`,
      );
      await call(web, "GET", "/livez");
      const ended = web.stop(signal);
      await waitFor(() => web.log().includes('"stopping"'));
      await expect(call(web, "GET", "/livez")).rejects.toThrow("fetch failed");
      slow.write(body.slice(9));
      await once(slow, "close");
      expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*Username is empty/);
      expect(await ended).toBe(0);
    },
  );
});

describe("a process that cannot run", () => {
  it("says that its port is taken", async () => {
    const web = await start();
    const { code, output } = await runWeb({ DATABASE_URL: world.url, WEB_PORT: String(web.port) });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${web.port} is taken`);
  });

  it("names a setting that is wrong, and not its value", async () => {
    const { code, output } = await runWeb({
      DATABASE_URL: "mysql://root:hunter2@localhost/x",
      SESSION_SECRET: "hunter2",
    });
    expect(code).toBe(1);
    expect(output).toMatch(/DATABASE_URL[\s\S]*SESSION_SECRET/);
    expect(output).not.toContain("hunter2");
  });
});
