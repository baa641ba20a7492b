import { randomUUID } from "node:crypto";
import { Credentials, Room } from "@banter/protocol";
import { openTestWorld, type TestWorld } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, newUsername, PASSWORD, signUp } from "./call.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

const PER_ACCOUNT = 3;
const PER_ADDRESS = 5;
const CALLS = 5;

let world: TestWorld;
let addressWorld: TestWorld;
/** No limits on addresses; each account may fail a few times. */
let perAccount: WebProcess;
/** The same settings and database: another process of the same deployment. */
let perAccountToo: WebProcess;
/** Limits on addresses, and no proxy in front. */
let perAddress: WebProcess;
/** Limits on addresses, behind one proxy. */
let behindProxy: WebProcess;
/** Limits on the calls of a person. */
let perPerson: WebProcess;

beforeAll(async () => {
  world = await openTestWorld();
  addressWorld = await openTestWorld();
  const accounts = { LOGINS_PER_ACCOUNT_PER_15_MINUTES: String(PER_ACCOUNT) };
  const addresses = {
    LOGINS_PER_ADDRESS_PER_15_MINUTES: String(PER_ADDRESS),
    SIGNUPS_PER_ADDRESS_PER_HOUR: String(PER_ADDRESS),
  };
  perAccount = await startWeb(world.url, accounts);
  perAccountToo = await startWeb(world.url, accounts);
  perAddress = await startWeb(addressWorld.url, addresses);
  behindProxy = await startWeb(addressWorld.url, { ...addresses, TRUSTED_PROXIES: "1" });
  perPerson = await startWeb(world.url, { CALLS_PER_USER_PER_SECOND: "1", CALLS_PER_USER_BURST: String(CALLS) });
});
afterAll(async () => {
  for (const web of [perAccount, perAccountToo, perAddress, behindProxy, perPerson]) await web?.stop();
  await world?.close();
  await addressWorld?.close();
});

const logIn = (web: WebProcess, username: string, password = PASSWORD, forwardedFor?: string) =>
  call(web, "POST", "/api/login", {
    body: { username, password },
    ...(forwardedFor !== undefined && { headers: { "x-forwarded-for": forwardedFor } }),
  });

const throttled = { status: 429, body: { code: "RATE_LIMITED", retryable: true, retryAfterMs: expect.any(Number) } };

describe("failed log-ins to one account", () => {
  it("are limited over all web processes, the right password included, and leave other accounts alone", async () => {
    const { account } = await signUp(perAccount);
    const other = await signUp(perAccount);
    for (let attempt = 0; attempt < PER_ACCOUNT; attempt += 1) {
      const web = attempt % 2 === 0 ? perAccount : perAccountToo;
      const name = attempt % 2 === 0 ? account.username : account.username.toUpperCase();
      expect(await logIn(web, name, "a wrong password")).toMatchObject({ status: 401 });
    }
    const answer = await logIn(perAccountToo, account.username);
    expect(answer).toMatchObject(throttled);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await logIn(perAccount, account.username)).toMatchObject(throttled);
    expect(await logIn(perAccount, other.account.username)).toMatchObject({ status: 200 });
  });

  it("are limited for a name that nobody has, too", async () => {
    const nobody = newUsername();
    for (let attempt = 0; attempt < PER_ACCOUNT; attempt += 1) {
      expect(await logIn(perAccount, nobody)).toMatchObject({ status: 401 });
    }
    expect(await logIn(perAccount, nobody)).toMatchObject(throttled);
  });

  it("are forgiven by a log-in that succeeds", async () => {
    const { account } = await signUp(perAccount);
    for (let round = 0; round < 2; round += 1) {
      for (let attempt = 1; attempt < PER_ACCOUNT; attempt += 1) {
        expect(await logIn(perAccount, account.username, "a wrong password")).toMatchObject({ status: 401 });
      }
      expect(await logIn(perAccount, account.username)).toMatchObject({ status: 200 });
    }
  });
});

describe("one address", () => {
  const forgedHeaders = () => ({
    "x-forwarded-for": `203.0.113.${Math.floor(Math.random() * 250)}`,
    "x-banter-client-address": "203.0.113.251",
    "x-real-ip": "203.0.113.252",
    forwarded: "for=203.0.113.253",
  });

  it("may log in so often, whatever headers it sends", async () => {
    for (let attempt = 0; attempt < PER_ADDRESS; attempt += 1) {
      expect(await logIn(perAddress, newUsername(), PASSWORD, `203.0.113.${attempt}`)).toMatchObject({ status: 401 });
    }
    const body = { username: newUsername(), password: PASSWORD };
    expect(await call(perAddress, "POST", "/api/login", { body, headers: forgedHeaders() })).toMatchObject(throttled);
    const trpc = await call(perAddress, "POST", "/api/trpc/accounts.logIn", { body, headers: forgedHeaders() });
    expect(trpc).toMatchObject({ status: 429, body: { error: { data: { failure: throttled.body } } } });
  });

  it("may sign up so often, whatever headers it sends", async () => {
    for (let attempt = 0; attempt < PER_ADDRESS; attempt += 1) await signUp(perAddress);
    const body = { username: newUsername(), password: PASSWORD };
    expect(await call(perAddress, "POST", "/api/signup", { body, headers: forgedHeaders() })).toMatchObject(throttled);
    expect(await call(perAddress, "POST", "/api/signup", { body })).toMatchObject(throttled);
    const { rowCount } = await addressWorld.sql.query("SELECT 1 FROM users WHERE username = $1", [body.username]);
    expect(rowCount).toBe(0);
  });
});

describe("behind a trusted proxy", () => {
  const attempt = (forwardedFor: string) => logIn(behindProxy, `u${randomUUID().slice(0, 8)}`, PASSWORD, forwardedFor);

  async function exhaust(forwardedFor: (attempt: number) => string): Promise<void> {
    for (let count = 0; count < PER_ADDRESS; count += 1) {
      expect(await attempt(forwardedFor(count))).toMatchObject({ status: 401 });
    }
  }

  it("counts the address that the proxy saw, not what its client claims", async () => {
    await exhaust((count) => `198.51.100.${count}, 192.0.2.1`);
    expect(await attempt("198.51.100.200, 192.0.2.1")).toMatchObject(throttled);
    expect(await attempt("192.0.2.1, 192.0.2.2")).toMatchObject({ status: 401 });
  });

  it("counts an IPv6 subscriber's addresses as one, and IPv4 in IPv6 as IPv4", async () => {
    await exhaust((count) => `2001:db8:7:7::${count + 1}`);
    expect(await attempt("2001:db8:7:7:ffff::1")).toMatchObject(throttled);
    expect(await attempt("2001:db8:7:8::1")).toMatchObject({ status: 401 });
    await exhaust((count) => (count % 2 === 0 ? "192.0.2.77" : "::ffff:192.0.2.77"));
    expect(await attempt("192.0.2.77")).toMatchObject(throttled);
  });
});

describe("one person", () => {
  it("may call so often, with whatever sessions, and others go on", async () => {
    const { account, token } = await signUp(perAccount);
    const other = await signUp(perAccount);
    const again = await logIn(perAccount, account.username);
    const tokens = [token, Credentials.parse(again.body).token];
    const answers = await Promise.all(
      Array.from({ length: 4 * CALLS }, (_, n) =>
        call(perPerson, "GET", "/api/account", { token: tokens[n % 2] ?? token }),
      ),
    );
    const refused = answers.filter(({ status }) => status === 429);
    for (const answer of refused) expect(answer).toMatchObject(throttled);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(CALLS);
    expect(refused.length).toBeGreaterThan(0);
    expect(await call(perPerson, "GET", "/api/account", { token: other.token })).toMatchObject({ status: 200 });
  });
});

describe("many log-ins at once", () => {
  it.each([
    [11, 400],
    [1_000, 413],
  ])("are refused as one request of %i, before any is tried", async (count, status) => {
    const { account } = await signUp(perAccount);
    const wrong = { username: account.username, password: "a wrong password" };
    const path = `/api/trpc/${Array(count).fill("accounts.logIn").join(",")}?batch=1`;
    const body = Object.fromEntries(Array.from({ length: count }, (_, place) => [place, wrong]));
    expect((await call(perAccount, "POST", path, { body })).status).toBe(status);
    // had each been tried, nobody could log in now
    expect(await logIn(perAccount, account.username)).toMatchObject({ status: 200 });
  });

  it("wait for their turn, or are told to come back, while people read on", async () => {
    const ann = await signUp(perAccount);
    const { body: room } = await call(perAccount, "POST", "/api/rooms", { token: ann.token, body: { name: "Busy" } });
    const { id: roomId } = Room.parse(room);
    const people = await Promise.all(Array.from({ length: 10 }, () => signUp(perAccount)));
    let waiting = 100;
    const logIns = Array.from({ length: waiting }, (_, n) =>
      logIn(perAccount, people[n % people.length]?.account.username ?? "").finally(() => {
        waiting -= 1;
      }),
    );
    const read = [];
    for (let n = 0; n < 5; n += 1) {
      read.push(await call(perAccount, "GET", `/api/rooms/${roomId}/messages`, { token: ann.token }));
    }
    expect(waiting, "log-ins that still wait once all is read").toBeGreaterThan(0);
    expect(read.map(({ status }) => status)).toEqual(Array(5).fill(200));
    const overloaded = { status: 503, body: { code: "UNAVAILABLE", retryAfterMs: expect.any(Number) } };
    for (const answer of await Promise.all(logIns)) {
      if (answer.status !== 200) expect(answer).toMatchObject(answer.status === 503 ? overloaded : throttled);
    }
  });
});
