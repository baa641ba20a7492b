import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import type { Ack, ClientEvent } from "@banter/protocol";
import {
  type AccessScene,
  createAccessScene,
  HOSTILE_TEXTS,
  listTextsOf,
  openTestWorld,
  TEST_SESSION_SECRET,
  type TestWorld,
  withTextAt,
  withUnknownKeys,
} from "@banter/testing";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCESS_TABLE } from "./access-table.ts";
import { startCluster, TestSocket } from "./cluster.ts";

/** Fields that may be left out, and are in no row of the access table. */
const OPTIONAL: Partial<Record<ClientEvent, object>> = {
  new_chat_message: { replyToId: "text" },
  new_direct_message: { replyToId: "text" },
  delete_message: { reason: "text" },
};

const PLENTY = { eventsPerUserBurst: 10_000, messagesPerUserBurst: 10_000, eventsPerUserPerSecond: 10_000 };

let world: TestWorld;
let cluster: Awaited<ReturnType<typeof startCluster>>;
let scene: AccessScene;
let socket: TestSocket;
/** All that the node has logged, at every level. */
let log = "";

beforeAll(async () => {
  world = await openTestWorld();
  const remember = new Writable({
    write(line, _encoding, done) {
      log += line;
      done();
    },
  });
  cluster = await startCluster(1, world.url, world.url, PLENTY, pino({ level: "trace" }, remember));
  scene = await createAccessScene(world);
  socket = await TestSocket.connect(cluster.urls[0] ?? "", { token: scene.people.owner.token });
});
afterAll(async () => {
  socket?.close();
  await cluster?.stop();
  await world?.close();
});

const inputOf = (event: ClientEvent): object => ({
  ...(ACCESS_TABLE[event][0]?.input(scene, "owner") as object),
  ...OPTIONAL[event],
});

const EVENTS = (Object.keys(ACCESS_TABLE) as ClientEvent[]).filter((event) => event !== "mark_all_read");

describe("a text that is a trap", () => {
  it.each(EVENTS)("is text, or is refused, wherever %s takes one", async (event) => {
    const input = inputOf(event);
    const unexpected: string[] = [];
    for (const place of listTextsOf(input)) {
      for (const text of HOSTILE_TEXTS) {
        const fresh = "clientId" in input ? { ...input, clientId: randomUUID() } : input;
        const ack = (await socket.emit(event, withTextAt(fresh, place, text))) as Ack<unknown>;
        const isFine = ack.ok || ["INVALID", "NOT_FOUND", "FORBIDDEN"].includes(ack.error.code);
        if (!isFine) unexpected.push(`${place.join(".")} = ${text.slice(0, 40)}: ${JSON.stringify(ack)}`);
      }
    }
    expect(unexpected).toEqual([]);
  });
});

describe("what only the server decides", () => {
  it("is not taken from whoever writes", async () => {
    const input = { roomId: scene.publicRoom, clientId: randomUUID(), body: "Hello" };
    const polluted: unknown = JSON.parse(withUnknownKeys(input));
    const { message } = await socket.ask("new_chat_message", polluted);
    const { owner } = scene.people;
    expect(message).toMatchObject({ author: { id: owner.userId, username: owner.username }, body: "Hello" });
    expect(Date.parse(message.createdAt)).toBeGreaterThan(Date.now() - 60_000);
    expect(message.seq).toBeLessThan(1_000);
  });

  it("gives nobody a role, whatever the event", async () => {
    const stranger = await TestSocket.connect(cluster.urls[0] ?? "", { token: scene.people.stranger.token });
    for (const event of EVENTS) await stranger.emit(event, JSON.parse(withUnknownKeys(inputOf(event))));
    const refused = { messageId: scene.publicMessage };
    await stranger.emit("join_room", { roomId: scene.publicRoom });
    expect(await stranger.emit("delete_message", JSON.parse(withUnknownKeys(refused)))).toMatchObject({ ok: false });
    stranger.close();
    const { rows } = await world.sql.query("SELECT username FROM users WHERE role = 'ADMIN'");
    expect(rows).toEqual([{ username: scene.people.admin.username }]);
    expect(({} as { role?: string }).role).toBeUndefined();
  });
});

describe("the log of a node", () => {
  it("holds no token, no secret and nothing that was said, also when the database fails", async () => {
    const said = `said-${randomUUID()}`;
    const draft = () => ({ roomId: scene.publicRoom, clientId: randomUUID(), body: said });
    await socket.ask("new_chat_message", draft());
    expect(log).not.toMatch(/"level":[56]0/);
    await world.sql.query("ALTER TABLE sessions RENAME TO sessions_gone");
    const failed = await socket.emit("new_chat_message", draft());
    const refused = await TestSocket.connect(cluster.urls[0] ?? "", { token: scene.people.friend.token }).catch(
      (error: { data?: unknown }) => error.data,
    );
    await world.sql.query("ALTER TABLE sessions_gone RENAME TO sessions");
    expect(failed).toMatchObject({ ok: false, error: { code: "INTERNAL" } });
    expect(refused).toMatchObject({ code: "INTERNAL" });
    expect(JSON.stringify([failed, refused])).not.toContain("sessions_gone");
    // It was logged, or this test could not fail.
    expect(log).toContain("sessions");
    const secrets = [said, TEST_SESSION_SECRET, ...Object.values(scene.people).map(({ token }) => token)];
    for (const secret of [...secrets, new URL(world.url).password].filter(Boolean)) expect(log).not.toContain(secret);
  });
});
