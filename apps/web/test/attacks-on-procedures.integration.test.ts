import { randomUUID } from "node:crypto";
import { listProcedures } from "@banter/api";
import { Message, Room } from "@banter/protocol";
import {
  type AccessScene,
  createAccessScene,
  digestContent,
  HOSTILE_TEXTS,
  listTextPaths,
  openTestWorld,
  type TestWorld,
  withTextAt,
  withUnknownKeys,
} from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { ACCESS_TABLE } from "./access/access-table.ts";
import { type Answer, call, newUsername, PASSWORD, SESSION_COOKIE } from "./call.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

const PROCEDURES = listProcedures();
const ADMINS_ROUTERS = /^(admin|moderation|addressBans)\./;
const MUTATIONS = PROCEDURES.filter(({ type }) => type === "mutation");

let world: TestWorld;
let web: WebProcess;
let scene: AccessScene;

beforeAll(async () => {
  world = await openTestWorld();
  web = await startWeb(world.url, { LOGINS_PER_ACCOUNT_PER_15_MINUTES: "10000" });
  scene = await createAccessScene(world);
});
afterAll(async () => {
  expect(web?.defects()).toEqual([]);
  await web?.stop();
  await world?.close();
});

/** An input that the procedure takes, as it stands first in its table. */
function inputOf(path: string, caller: "owner" | "admin" = "owner"): object {
  const [row] = ACCESS_TABLE[path] ?? [];
  if (!row) throw new Error(`${path} is in no access table`);
  return row.input(scene, caller) as object;
}

describe("another site's form", () => {
  const kinds = (input: object): [string, BodyInit, Record<string, string>][] => {
    const fields = Object.entries(input).map(([name, value]): [string, string] => [name, String(value)]);
    const form = new FormData();
    for (const [name, value] of fields) form.set(name, value);
    const disguised = new FormData();
    disguised.set("0", JSON.stringify({ 0: input }));
    return [
      ["multipart", form, {}],
      ["multipart that holds a batch", disguised, {}],
      ["urlencoded", new URLSearchParams(fields), {}],
      ["JSON as text", JSON.stringify(input), { "content-type": "text/plain" }],
      ["JSON of no kind", new Blob([JSON.stringify(input)]), {}],
    ];
  };

  it("changes nothing with the cookie of whoever may: not one mutation, in no kind of body, with or without an Origin", async () => {
    const before = await digestContent(world);
    const taken: string[] = [];
    for (const { path } of MUTATIONS) {
      const caller = ADMINS_ROUTERS.test(path) ? "admin" : "owner";
      const cookie = `${SESSION_COOKIE}=${scene.tokenOf(caller)}`;
      const bodies = kinds(inputOf(path, caller));
      const [[, form] = []] = bodies;
      const tries = [
        ...bodies.map(([kind, body, headers]) => ({ kind, body, headers })),
        { kind: "foreign", body: form, headers: { origin: "https://evil.example" } },
        { kind: "foreign JSON", body: inputOf(path, caller), headers: { origin: "null" } },
      ].map(async ({ kind, body, headers }) => {
        const { status } = await call(web, "POST", `/api/trpc/${path}`, { cookie, body, headers });
        if (status !== 400 && status !== 403) taken.push(`${path} as ${kind}: ${status}`);
      });
      await Promise.all(tries);
    }
    expect(taken).toEqual([]);
    expect(await digestContent(world)).toEqual(before);
  });

  it("changes nothing by a link either: no mutation is done by GET", async () => {
    const before = await digestContent(world);
    const cookie = `${SESSION_COOKIE}=${scene.tokenOf("owner")}`;
    for (const { path } of MUTATIONS) {
      const query = encodeURIComponent(JSON.stringify(inputOf(path)));
      const { status } = await call(web, "GET", `/api/trpc/${path}?input=${query}`, { cookie });
      expect([400, 405], path).toContain(status);
    }
    expect(await digestContent(world)).toEqual(before);
  });
});

describe("what only the server decides", () => {
  it("is in no input: each names its fields, and takes no others", () => {
    const open = PROCEDURES.flatMap(({ path, input }) => listOpenParts(input, path));
    expect(open).toEqual([]);
  });

  const post = (path: string, token: string | undefined, input: object) =>
    call(web, "POST", path, {
      ...(token !== undefined && { token }),
      body: withUnknownKeys(input),
      headers: { "content-type": "application/json" },
    });

  it("is not taken from whoever signs up, makes a room or writes", async () => {
    const username = newUsername();
    const signedUp = await post("/api/signup", undefined, { username, password: PASSWORD });
    expect(signedUp.body).toMatchObject({ account: { username, role: "USER" } });
    const { token, account } = signedUp.body as { token: string; account: { id: string; createdAt: string } };
    expect(Date.parse(account.createdAt)).toBeGreaterThan(Date.now() - 60_000);
    expect((await call(web, "GET", "/api/admin/users", { token })).status).toBe(403);

    const room = Room.parse((await post("/api/rooms", token, { name: "Mine" })).body);
    expect(room).toMatchObject({ myRole: "OWNER", memberCount: 1, headRev: 0 });

    const { userId: toUserId } = scene.people.owner;
    const sent = await post("/api/direct-messages", scene.tokenOf("friend"), {
      toUserId,
      clientId: randomUUID(),
      body: "Hi",
    });
    const { message } = z.object({ message: Message }).parse(sent.body);
    expect(message).toMatchObject({ author: { id: scene.people.friend.userId }, seq: 2, editedAt: null });
    const { rows } = await world.sql.query("SELECT username FROM users WHERE role = 'ADMIN'");
    expect(rows).toEqual([{ username: scene.people.admin.username }]);
  });

  /** The parts of a schema that let through what nobody named. */
  function listOpenParts(schema: z.ZodType | null, path: string): string[] {
    const def = (schema as z.core.$ZodTypes | null)?._zod.def;
    if (!def) return [];
    switch (def.type) {
      case "object": {
        const inner = Object.entries(def.shape).flatMap(([name, part]) =>
          listOpenParts(part as z.ZodType, `${path}.${name}`),
        );
        return def.catchall && def.catchall._zod.def.type !== "never" ? [path, ...inner] : inner;
      }
      case "array":
        return listOpenParts(def.element as z.ZodType, `${path}[]`);
      case "pipe":
        return [...listOpenParts(def.in as z.ZodType, path), ...listOpenParts(def.out as z.ZodType, path)];
      case "optional":
      case "nullable":
      case "default":
      case "prefault":
      case "nonoptional":
      case "readonly":
        return listOpenParts(def.innerType as z.ZodType, path);
      case "union":
        return def.options.flatMap((option) => listOpenParts(option as z.ZodType, path));
      case "string":
      case "number":
      case "boolean":
      case "enum":
      case "literal":
      case "date":
      case "transform":
        return [];
      default:
        return [`${path}: ${def.type}`];
    }
  }
});

describe("a text that is a trap", () => {
  const ask = (path: string, type: string, token: string | undefined, input: unknown): Promise<Answer> => {
    const credentials = token === undefined ? {} : { token };
    return type === "query"
      ? call(web, "GET", `/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, credentials)
      : call(web, "POST", `/api/trpc/${path}`, { ...credentials, body: input });
  };

  const withTexts = PROCEDURES.flatMap(({ path, type, input }) => {
    const places = listTextPaths(z.toJSONSchema(input ?? z.never(), { io: "input", unrepresentable: "any" }) as object);
    return places.length > 0 ? [{ path, type, places }] : [];
  });

  it.each(withTexts)("is text, or is refused, wherever $path takes one", async ({ path, type, places }) => {
    const isOpen = path.startsWith("accounts.");
    const unexpected: string[] = [];
    for (const place of places) {
      const token = isOpen ? undefined : (await world.addSession(scene.people.admin)).token;
      await Promise.all(
        HOSTILE_TEXTS.map(async (text) => {
          const { status, body } = await ask(path, type, token, withTextAt(inputOf(path, "admin"), place, text));
          const isTooLong = status === 431 && text.length > 10_000;
          const isFine = isTooLong || status === 200 || (status >= 400 && status < 500 && typeof body === "object");
          if (!isFine) unexpected.push(`${place.join(".")} = ${JSON.stringify(text).slice(0, 60)}: ${status}`);
        }),
      );
    }
    expect(unexpected).toEqual([]);
  });
});
