import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type AccessScene, type Caller, createAccessScene, openTestWorld, type TestWorld } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, SESSION_COOKIE } from "./call.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

const HTTPS_URL = "https://chat.test";
const BROWSER_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/** How a page is opened. */
interface PageRow {
  path(scene: AccessScene): string;
  as: Caller;
  /** Its HTML holds what people wrote; that of others comes later, over the API. */
  showsMarkup?: boolean;
}

const page = (path: string, as: Caller = "owner", showsMarkup = false): PageRow => ({
  path: () => path,
  as,
  showsMarkup,
});

/** Every page there is, by its place in src/app. Whoever adds a page adds it here. */
const PAGES: Record<string, PageRow> = {
  "/": page("/", "visitor"),
  "/login": page("/login?next=javascript:evil(1)", "visitor"),
  "/signup": page("/signup?next=%22%3E%3Cscript%3Eevil(1)", "visitor"),
  "/reset-password": page("/reset-password?token=%3C/script%3E", "visitor"),
  "/account": page("/account", "owner", true),
  "/account/blocked": page("/account/blocked"),
  "/admin": page("/admin/users", "admin"),
  "/admin/audit": page("/admin/audit", "admin"),
  "/admin/bans": page("/admin/bans", "admin"),
  "/admin/bans/addresses": page("/admin/bans/addresses", "admin"),
  "/admin/reports": page("/admin/reports", "admin"),
  "/admin/rooms": page("/admin/rooms", "admin"),
  "/admin/users": page("/admin/users?search=%3Cscript%3E", "admin"),
  "/admin/users/[userId]": { path: ({ people }) => `/admin/users/${people.banned.userId}`, as: "admin" },
  "/api/docs": page("/api/docs", "visitor"),
  "/banned": page("/banned", "banned", true),
  "/friends": page("/friends"),
  "/invite/[token]": { path: ({ secrets }) => `/invite/${secrets.inviteToken}`, as: "stranger", showsMarkup: true },
  "/messages/[userId]": { path: ({ people }) => `/messages/${people.friend.userId}`, as: "owner", showsMarkup: true },
  "/rooms": page("/rooms?q=%3Cscript%3Eevil(1)", "owner", true),
  "/rooms/[roomId]": { path: ({ privateRoom }) => `/rooms/${privateRoom}`, as: "owner", showsMarkup: true },
  "/search": page("/search?q=%3C/script%3E%3Cscript%3Eevil(1)"),
  "/welcome": page("/rooms"),
};

/** What an attacker hopes that some page does not escape: each would end the context that it may stand in. */
const MARKUP = `</script><script>evil(1)</script><!--<img src=x onerror=evil(1)>"'><svg/onload=evil(1)>`;

let world: TestWorld;
let web: WebProcess;
let scene: AccessScene;

beforeAll(async () => {
  world = await openTestWorld();
  web = await startWeb(world.url, { PUBLIC_URL: HTTPS_URL, REALTIME_URLS: "wss://rt.chat.test" });
  scene = await createAccessScene(world);
  for (const sql of [
    "UPDATE rooms SET name = left($1, 80), topic = $1 WHERE kind <> 'DIRECT'",
    "UPDATE messages SET body = $1 || ' [x](javascript:evil(1)) <javascript:evil(1)>'",
    "UPDATE user_bans SET reason = $1",
    "UPDATE ip_bans SET reason = $1",
    "UPDATE reports SET note = $1, body = $1",
    "UPDATE sessions SET user_agent = $1",
    "UPDATE room_bans SET reason = $1",
  ]) {
    await world.sql.query(sql, [MARKUP]);
  }
  await world.sql.query(
    "INSERT INTO audit_entries (id, action, actor_name, target_kind, target_id, target_name, reason) VALUES (gen_random_uuid(), 'ban_user', $1, 'user', gen_random_uuid(), $1, $1)",
    [MARKUP],
  );
});
afterAll(async () => {
  expect(web?.defects()).toEqual([]);
  await web?.stop();
  await world?.close();
});

/** The routes of all pages: groups in parentheses are no part of an address. */
function listPages(): string[] {
  const app = fileURLToPath(new URL("../src/app", import.meta.url));
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/(^|\/)page\.tsx$/, "").replace(/\([^)]*\)\/?/g, "")}`.replace(/(.)\/$/, "$1"))
    .sort();
}

async function open(path: string, as: Caller) {
  const token = scene.tokenOf(as);
  const answer = await call(web, "GET", path, {
    headers: { accept: BROWSER_ACCEPT },
    ...(token !== undefined && { cookie: `__Secure-${SESSION_COOKIE}=${token}` }),
  });
  return { ...answer, html: String(answer.body) };
}

/** By its name, what a policy allows. */
function directivesOf(policy: string | null): Record<string, string> {
  const parts = (policy ?? "").split("; ").map((part) => part.split(/ (.*)/));
  return Object.fromEntries(parts.map(([name, sources]) => [name, sources ?? ""]));
}

/** Every way in which a page's HTML would run something that its policy does not know of, or that people wrote. */
function whatRuns(html: string, nonce: string): string[] {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  const bare = html.replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, "$1</script>").replace(/"[^"]*"/g, '""');
  return [
    ...scripts.filter(([, attributes]) => !attributes?.includes(`nonce="${nonce}"`)).map(([script]) => script),
    // Within a script these two let a later "</script>" not end it.
    ...scripts.filter(([, , text]) => /<!--|<script/i.test(text ?? "")).map(([script]) => script),
    ...(html.match(/<[^>]*\s(?:href|src|action|formaction)="\s*(?:javascript|data|vbscript):[^>]*>/gi) ?? []),
    ...(bare.match(/<[a-z][^>]*[\s/]on\w+\s*=[^>]*>/gi) ?? []),
    ...(bare.match(/<(?:iframe|object|embed|base)\b[^>]*>/gi) ?? []),
  ];
}

it("lists every page, and none that is gone", () => {
  expect(listPages(), "Say in this file's table how each page is opened").toEqual(Object.keys(PAGES).sort());
});

describe.each(Object.entries(PAGES))("%s", (_, { path, as, showsMarkup }) => {
  it("runs nothing but our own scripts, whatever people wrote, and is for no frame, cache or plain connection", async () => {
    const { status, headers, html } = await open(path(scene), as);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^text\/html/);
    const policy = directivesOf(headers.get("content-security-policy"));
    const nonce = /'nonce-([\w+/=]{24})'/.exec(policy["script-src"] ?? "")?.[1] ?? "no nonce";
    expect(policy).toMatchObject({
      "default-src": "'self'",
      "script-src": `'self' 'nonce-${nonce}'`,
      "connect-src": "'self' wss://rt.chat.test https://rt.chat.test",
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
    });
    expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toContain("no-store");
    expect(whatRuns(html, nonce)).toEqual([]);
    if (showsMarkup) expect(html.includes("evil(1)"), "the trap is on the page").toBe(true);
  });
});

it("answers an address with nothing at it as strictly", async () => {
  const { status, headers, html } = await open(`/${encodeURIComponent(MARKUP)}`, "owner");
  expect(status).toBe(404);
  const nonce = /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1] ?? "no nonce";
  expect(whatRuns(html, nonce)).toEqual([]);
});

it("has no component that writes HTML by itself", () => {
  const source = fileURLToPath(new URL("../src", import.meta.url));
  const writers = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) =>
      /dangerouslySetInnerHTML|(?:inner|outer)HTML|insertAdjacentHTML|document\.write|srcDoc|\beval\(|new Function\(/.test(
        readFileSync(`${source}/${file}`, "utf8"),
      ),
    );
  expect(writers).toEqual([]);
});

it("would notice a script, a handler or a link that runs something", () => {
  for (const html of [
    "<script>evil(1)</script>",
    '<script nonce="other">evil(1)</script>',
    `<script nonce="own">x = "<!--<script>"</script>`,
    '<img src="x" onerror="evil(1)">',
    "<svg/onload=evil(1)>",
    '<a href="javascript:evil(1)">',
    '<iframe srcdoc="x"></iframe>',
  ]) {
    expect(whatRuns(html, "own"), html).not.toEqual([]);
  }
});
