import { mkdtemp, rm } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createBanterClient } from "@banter/client";
import type { Credentials } from "@banter/protocol";
import { openTestWorld, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGUAGE_COOKIE } from "../src/texts/languages.ts";
import { type CallOptions, call, newUsername, PASSWORD, signUp } from "./call.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

let world: TestWorld;
let proxied: WebProcess;
/** Another process on the same database, which nobody tells of a ban. */
let other: WebProcess;
let open: WebProcess;
let admin: Credentials;
let folder: string;

beforeAll(async () => {
  world = await openTestWorld();
  folder = await mkdtemp(join(tmpdir(), "banter-uploads-"));
  [proxied, other, open] = await Promise.all([
    startWeb(world.url, { TRUSTED_PROXIES: "1", FILES_DIR: folder }),
    startWeb(world.url, { TRUSTED_PROXIES: "127.0.0.0/8" }),
    startWeb(world.url),
  ]);
  admin = await signUp(proxied);
  await world.sql.query("UPDATE users SET role = 'ADMIN' WHERE id = $1", [admin.account.id]);
});
afterAll(async () => {
  await Promise.all([proxied?.stop(), other?.stop(), open?.stop()]);
  await world?.close();
  await rm(folder, { recursive: true });
});

const ADMIN_ADDRESS = "203.0.113.1";

/** A request through a proxy that says where the client is. */
const from = (address: string, method: string, path: string, options: CallOptions = {}, web = proxied) =>
  call(web, method, path, { ...options, headers: { ...options.headers, "x-forwarded-for": address } });

const moderate = (path: string, body: unknown, address = ADMIN_ADDRESS) =>
  from(address, "POST", `/api/addresses/${path}`, { token: admin.token, body });
const ban = (...addresses: string[]) => moderate("ban", { addresses, reason: "Spam <b>" });

/** A request all of which is on its way but the last byte. */
function begin(address: string, path: string, body: Buffer, headers: Record<string, string>) {
  const sent = { "x-forwarded-for": address, "content-length": String(body.length), ...headers };
  const request = httpRequest(`${proxied.url}${path}`, { method: "POST", headers: sent });
  const state: { answer: { status: number | undefined; body: unknown } | null } = { answer: null };
  request.on("response", async (response) => {
    state.answer = { status: response.statusCode, body: JSON.parse(await text(response)) };
  });
  request.on("error", () => {}); // the server hangs up once it has answered
  request.write(body.subarray(0, -1));
  return { state, finish: () => request.end(body.subarray(-1)) };
}

const refusal = {
  status: 403,
  body: { code: "FORBIDDEN", reason: "address_banned", ban: { reason: "Spam <b>", until: expect.any(String) } },
};
const isRefused = async (address: string, web = proxied) => {
  const { status, body } = await from(address, "GET", "/api/openapi.json", {}, web);
  return status === 403 && (body as { reason?: string }).reason === "address_banned";
};

describe("a ban of an address", () => {
  it("refuses everything that comes from there, on every process, and nothing else", async () => {
    const { token } = await signUp(proxied);
    expect(await ban("192.0.2.0/24")).toMatchObject({ status: 200, body: { bans: [{ network: "192.0.2.0/24" }] } });
    await waitFor(() => isRefused("192.0.2.9"), { timeoutMs: 5_000 });
    await waitFor(() => isRefused("192.0.2.9", other), { timeoutMs: 5_000 });
    const requests: [string, string, CallOptions?][] = [
      ["GET", "/"],
      ["GET", "/rooms", { cookie: `next-auth.session-token=${token}` }],
      ["GET", "/api/account", { token }],
      ["POST", "/api/login", { body: { username: "whoever", password: "whatever" } }],
      ["POST", "/api/signup", { body: { username: "whoever", password: "a long enough password" } }],
      ["GET", "/api/trpc/rooms.list", { token }],
      ["GET", "/api/auth/session"],
      ["GET", "/_next/static/nothing.js"],
    ];
    for (const address of ["192.0.2.9", "::ffff:192.0.2.9", "198.51.100.1, 192.0.2.9"]) {
      for (const [method, path, options] of requests) {
        expect([address, path, await from(address, method, path, options)]).toMatchObject([address, path, refusal]);
      }
    }
    expect((await from("192.0.2.9, 198.51.100.1", "GET", "/api/account", { token })).status).toBe(200);
    expect((await from("192.0.2.9", "GET", "/livez")).status).toBe(200);
  });

  it("lets nothing in that was on its way when it was made", async () => {
    const address = "203.0.113.200";
    const { account, token } = await signUp(proxied);
    const username = newUsername();
    const newcomer = Buffer.from(JSON.stringify({ username, password: PASSWORD }));
    const json = { "content-type": "application/json" };
    const begun = [
      begin(address, "/api/signup", newcomer, json),
      begin(address, "/api/rooms", Buffer.from('{"name":"Mine"}'), { ...json, authorization: `Bearer ${token}` }),
      begin(address, "/api/attachments?name=a", Buffer.from("the file"), { authorization: `Bearer ${token}` }),
    ];
    const uploads = async () => {
      const { rows } = await world.sql.query("SELECT stored_at FROM attachments WHERE owner_id = $1", [account.id]);
      return rows;
    };
    await waitFor(async () => (await uploads()).length === 1);
    await ban(address);
    await waitFor(() => isRefused(address), { timeoutMs: 5_000 });
    expect(begun.map(({ state }) => state.answer)).toEqual([null, null, null]);
    for (const { finish } of begun) finish();
    await waitFor(() => begun.every(({ state }) => state.answer));
    for (const { state } of begun) expect(state.answer).toMatchObject(refusal);
    const { rows } = await world.sql.query("SELECT FROM users WHERE username = $1", [username]);
    expect(rows).toEqual([]);
    expect((await from(ADMIN_ADDRESS, "GET", "/api/rooms", { token })).body).toMatchObject({ rooms: [] });
    expect(await uploads()).toEqual([{ stored_at: null }]);
  });

  it("shows a page to a browser, in its language, with the reason as text", async () => {
    await ban("192.0.2.0/24");
    await waitFor(() => isRefused("192.0.2.9"), { timeoutMs: 5_000 });
    const open = (headers: Record<string, string>) =>
      from("192.0.2.9", "GET", "/", { headers: { accept: "text/html,*/*", ...headers } });
    const page = await open({});
    expect(page.status).toBe(403);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.body).toContain("Spam &#60;b&#62;");
    expect(page.body).not.toContain("<b>");
    expect(page.body).toMatch(/<html lang="en">.*The ban ends on \w+, \d+ \w+ \d{4} at \d\d:\d\d UTC\./s);
    const german = /<html lang="de">.*Die Sperre endet am /s;
    expect((await open({ "accept-language": "de-AT,en;q=0.5" })).body).toMatch(german);
    expect((await open({ cookie: `${LANGUAGE_COOKIE}=de`, "accept-language": "en" })).body).toMatch(german);
  });

  it("counts an IPv6 address as its subscriber's network, and ends when lifted", async () => {
    const { body } = await ban("2001:db8:1::1");
    await waitFor(() => isRefused("2001:db8:1::ffff"), { timeoutMs: 5_000 });
    expect(await isRefused("2001:db8:1:1::1")).toBe(false);
    const { bans } = body as { bans: { id: string }[] };
    const lifted = await moderate("unban", { banId: bans[0]?.id, reason: "Sorry" });
    expect(lifted).toMatchObject({ status: 200, body: { network: "2001:db8:1::/64" } });
    await waitFor(async () => !(await isRefused("2001:db8:1::ffff")), { timeoutMs: 5_000 });
    await waitFor(async () => !(await isRefused("2001:db8:1::ffff", other)), { timeoutMs: 5_000 });
  });

  it("ends after a week unless it is said otherwise", async () => {
    const { body } = await ban("192.0.2.77");
    const { bans } = body as { bans: { createdAt: string; until: string }[] };
    const lastsMs = Date.parse(bans[0]?.until ?? "") - Date.parse(bans[0]?.createdAt ?? "");
    expect(lastsMs).toBe(7 * 24 * 60 * 60_000);
    const endless = await moderate("ban", { addresses: ["192.0.2.77"], reason: "Spam", minutes: null });
    expect(endless).toMatchObject({ status: 200, body: { bans: [{ until: null }] } });
  });

  it("is refused for an address that its admin uses, now or in another live session", async () => {
    expect(await ban(`${ADMIN_ADDRESS}/24`)).toMatchObject({ status: 409, body: { reason: "own_address" } });
    // Signed up without a header: from the proxy's own address, as far as the session knows.
    expect(await ban("127.0.0.1")).toMatchObject({ status: 409, body: { reason: "own_address" } });
    const forged = await moderate("ban", { addresses: [ADMIN_ADDRESS], reason: "Spam" }, `8.8.8.8, ${ADMIN_ADDRESS}`);
    expect(forged).toMatchObject({ status: 409 });
  });

  it("cannot be dodged or brought upon others by a header, without a trusted proxy", async () => {
    await ban("198.51.100.77");
    await waitFor(() => isRefused("198.51.100.77"), { timeoutMs: 5_000 });
    expect(await isRefused("198.51.100.77", open)).toBe(false);
    await world.sql.query(
      "INSERT INTO ip_bans (id, network, reason) VALUES (gen_random_uuid(), '127.0.0.1/32', 'Spam')",
    );
    await waitFor(() => isRefused("203.0.113.9", open), { timeoutMs: 5_000 });
    for (const headers of [{}, { "x-real-ip": "203.0.113.9" }, { "x-banter-client-address": "203.0.113.9" }]) {
      expect(
        (await call(open, "GET", "/api/openapi.json", { headers: { forwarded: "for=203.0.113.9", ...headers } }))
          .status,
      ).toBe(403);
    }
    const client = createBanterClient({ baseUrl: open.url, token: admin.token });
    client.connect();
    await waitFor(() => client.continuity.getSnapshot().status === "ended", { timeoutMs: 5_000 });
    expect(client.continuity.getSnapshot().error).toMatchObject({ reason: "address_banned", ban: { reason: "Spam" } });
    client.close();
    await world.sql.query("UPDATE ip_bans SET lifted_at = now() WHERE network = '127.0.0.1/32'");
    await waitFor(async () => !(await isRefused("203.0.113.9", open)), { timeoutMs: 5_000 });
  });
});

describe("a preview of it", () => {
  it("shows admins, and only them, who else would be hit", async () => {
    const answer = await from("198.51.100.5", "POST", "/api/signup", {
      body: { username: "neighbour_one", password: "a long enough password" },
    });
    expect(answer.status).toBe(200);
    const { account, token } = answer.body as Credentials;
    const recent = await from(ADMIN_ADDRESS, "GET", `/api/users/${account.id}/addresses`, { token: admin.token });
    expect(recent.body).toMatchObject({ networks: [{ network: "198.51.100.5/32" }] });
    const preview = await moderate("preview", { addresses: ["198.51.100.4/30"] });
    expect(preview.body).toMatchObject({ hitsOneself: false, peopleCount: 1, people: [{ username: "neighbour_one" }] });
    // The neighbour leaves the house, and stays logged in.
    await from("198.51.100.99", "GET", "/api/account", { token });
    const moved = await from(ADMIN_ADDRESS, "GET", `/api/users/${account.id}/addresses`, { token: admin.token });
    expect(moved.body).toMatchObject({ networks: [{ network: "198.51.100.99/32" }, { network: "198.51.100.5/32" }] });
    const there = await moderate("preview", { addresses: ["198.51.100.99"] });
    expect(there.body).toMatchObject({ people: [{ username: "neighbour_one", address: "198.51.100.99" }] });
    for (const path of ["preview", "ban"]) {
      const body = { addresses: ["198.51.100.0/28"], reason: "Spam" };
      expect(await from("198.51.100.5", "POST", `/api/addresses/${path}`, { token, body })).toMatchObject({
        status: 403,
        body: { reason: "admins_only" },
      });
    }
  });
});
