import { randomUUID } from "node:crypto";
import { LIMITS } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PAGE_ORIGIN, startCluster, TestSocket } from "./cluster.ts";

const LIMIT = { eventsPerUserPerSecond: 50, eventsPerUserBurst: 200, socketsPerUserMax: 12 };

let world: TestWorld;
let cluster: Awaited<ReturnType<typeof startCluster>>;
let ann: TestPerson;
let roomId: string;
const sockets: TestSocket[] = [];

beforeAll(async () => {
  world = await openTestWorld();
  cluster = await startCluster(1, world.url, world.url, LIMIT);
  ann = await world.addPerson();
  roomId = await world.addRoom(ann);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  // Whatever the test did, the node lives and serves.
  const health = await fetch(`${url()}/readyz`);
  expect(health.status).toBe(200);
});
afterAll(async () => {
  await cluster.stop();
  await world.close();
});

/** What looks like the page's own origin, and is another's. */
const FOREIGN_ORIGINS = [
  "https://evil.example",
  "null",
  "",
  `${PAGE_ORIGIN}.evil.example`,
  PAGE_ORIGIN.replace("localhost", "localhost.evil.example"),
  PAGE_ORIGIN.replace("localhost", "evil-localhost"),
  PAGE_ORIGIN.replace("3000", "3001"),
  PAGE_ORIGIN.replace(":3000", ""),
  PAGE_ORIGIN.replace("http:", "https:"),
  PAGE_ORIGIN.replace("http://", "http://localhost@"),
  `${PAGE_ORIGIN}, https://evil.example`,
  `https://evil.example/${PAGE_ORIGIN}`,
];

const url = () => cluster.urls[0] ?? "";

async function connect(options: { token?: unknown; headers?: Record<string, string> } = { token: ann.token }) {
  const socket = await TestSocket.connect(url(), options);
  sockets.push(socket);
  return socket;
}

const refusalOf = (options: { token?: unknown; headers?: Record<string, string> }) =>
  connect(options).then(
    () => "connected",
    (error: { data?: unknown }) => error.data,
  );

const cookie = (person: TestPerson) => `next-auth.session-token=${person.token}`;

describe("a handshake", () => {
  it("is refused without a session, with a broken token, and with one that ended", async () => {
    expect(await refusalOf({})).toMatchObject({ code: "UNAUTHENTICATED", retryable: false });
    const revoked = await world.addSession(ann);
    await world.database.accounts.revokeSession(revoked.sessionId);
    const expired = await world.addSession(ann, { expired: true });
    const unsecured = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${ann.token.split(".")[3]}.`;
    for (const token of [
      "nonsense",
      "",
      "%",
      "Bearer %",
      unsecured,
      "A".repeat(60_000),
      `${ann.token}x`,
      revoked.token,
      expired.token,
    ]) {
      expect(await refusalOf({ token })).toMatchObject({ code: "UNAUTHENTICATED" });
    }
    for (const token of [42, { a: 1 }, ["x"]])
      expect(await refusalOf({ token })).toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("takes a cookie from an allowed Origin only, and a bearer token from anywhere", async () => {
    const foreign = { code: "FORBIDDEN", reason: "foreign_origin" };
    for (const origin of FOREIGN_ORIGINS) {
      expect(await refusalOf({ headers: { cookie: cookie(ann), origin } }), origin).toMatchObject(foreign);
    }
    expect(await refusalOf({ headers: { cookie: cookie(ann) } })).toMatchObject(foreign);
    expect(await refusalOf({ headers: { cookie: cookie(ann), origin: PAGE_ORIGIN } })).toBe("connected");
    expect(await refusalOf({ token: ann.token, headers: { origin: "https://bots.example" } })).toBe("connected");
    expect(await refusalOf({ headers: { authorization: `Bearer ${ann.token}` } })).toBe("connected");
  });

  it("cannot use HTTP polling", async () => {
    const response = await fetch(`${url()}/socket.io/?EIO=4&transport=polling`);
    expect(response.status).toBe(400);
  });
});

describe("an event with bad input", () => {
  const message = () => ({ roomId, clientId: randomUUID(), body: "fine" });

  it.each([
    ["nothing", "new_chat_message", undefined, ""],
    ["null", "new_chat_message", null, ""],
    ["text", "new_chat_message", "hello", ""],
    ["a list", "new_chat_message", [], ""],
    ["no fields", "new_chat_message", {}, "roomId"],
    ["a room id that is no UUID", "join_room", { roomId: "general" }, "roomId"],
    ["a number for a room id", "join_room", { roomId: 7 }, "roomId"],
    ["an object for a room id", "leave_room", { roomId: { $ne: null } }, "roomId"],
    ["no cursors", "sync_rooms", {}, "cursors"],
    ["an empty list of cursors", "sync_rooms", { cursors: [] }, "cursors"],
    ["a negative rev", "sync_rooms", { cursors: [{ roomId: randomUUID(), afterRev: -1 }] }, "cursors.0.afterRev"],
    ["a fractional rev", "sync_rooms", { cursors: [{ roomId: randomUUID(), afterRev: 0.5 }] }, "cursors.0.afterRev"],
    ["an unsafe rev", "sync_rooms", { cursors: [{ roomId: randomUUID(), afterRev: 1e300 }] }, "cursors.0.afterRev"],
    [
      "too many cursors",
      "sync_rooms",
      { cursors: Array.from({ length: LIMITS.syncMaxRooms + 1 }, () => ({ roomId: randomUUID(), afterRev: 0 })) },
      "cursors",
    ],
  ])("is refused: %s", async (_what, event, input, path) => {
    const socket = await connect();
    expect(await socket.emit(event, input)).toMatchObject({
      ok: false,
      error: { code: "INVALID", retryable: false, issues: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
  });

  it.each([
    ["an empty body", { body: "" }, "body"],
    ["a blank body", { body: " \n\t " }, "body"],
    ["a body over the limit", { body: "x".repeat(LIMITS.messageMaxChars + 1) }, "body"],
    ["a body with NUL", { body: "a\u0000b" }, "body"],
    ["a body that is bytes", { body: Buffer.from("hello") }, "body"],
    ["a client id that is no UUID", { clientId: "1" }, "clientId"],
  ])("is refused as a message: %s", async (_what, fields, path) => {
    const socket = await connect();
    const before = await world.history(ann, roomId);
    expect(await socket.emit("new_chat_message", { ...message(), ...fields })).toMatchObject({
      ok: false,
      error: { code: "INVALID", issues: [{ path }] },
    });
    expect(await world.history(ann, roomId)).toEqual(before);
  });

  it("does not tell a private room from one that is not there", async () => {
    const bob = await world.addPerson();
    const hidden = await world.addRoom(bob, "PRIVATE");
    const socket = await connect();
    for (const id of [hidden, randomUUID()]) {
      for (const event of ["join_room", "leave_room"]) {
        expect(await socket.emit(event, { roomId: id })).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
      }
      const sent = await socket.emit("new_chat_message", { ...message(), roomId: id });
      expect(sent).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
      const synced = await socket.ask("sync_rooms", { cursors: [{ roomId: id, afterRev: 0 }] });
      expect(synced.rooms).toEqual([{ roomId: id, status: "gone" }]);
    }
    expect(await world.history(bob, hidden)).toEqual([]);
  });

  it("that nobody knows is answered so", async () => {
    const socket = await connect();
    expect(await socket.emit("drop_tables", {})).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
  });

  it("does no harm without an ack, or with one in the wrong place", async () => {
    const socket = await connect();
    socket.emitWithoutAck("new_chat_message", { nonsense: true });
    socket.emitWithoutAck("new_chat_message");
    socket.emitWithoutAck("join_room", "text", 1, null);
    socket.emitWithoutAck("no_such_event", {});
    expect(await socket.emit("join_room")).toMatchObject({ ok: false, error: { code: "INVALID" } });
    expect(await socket.ask("new_chat_message", message())).toMatchObject({ message: { body: "fine" } });
  });

  it("ends the connection when it is over the payload limit, and stores nothing of it", async () => {
    const socket = await connect();
    const before = await world.history(ann, roomId);
    socket.emitWithoutAck("new_chat_message", { ...message(), body: "x".repeat(LIMITS.socketPayloadMaxBytes) });
    await waitFor(() => !socket.isConnected);
    expect(await world.history(ann, roomId)).toEqual(before);
  });
});

describe("limits", () => {
  it("refuse a flood of events from one socket with a time to wait, and serve it afterwards", async () => {
    const socket = await connect();
    const acks = await Promise.all(Array.from({ length: 400 }, () => socket.emit("sync_rooms", { cursors: [] })));
    const limited = acks.filter((ack) => JSON.stringify(ack).includes("RATE_LIMITED"));
    expect(limited.length).toBeGreaterThan(0);
    expect(limited[0]).toMatchObject({ ok: false, error: { retryable: true, retryAfterMs: expect.any(Number) } });
    await waitFor(async () => {
      const ack = await socket.emit("sync_rooms", { cursors: [{ roomId, afterRev: 0 }] });
      return JSON.stringify(ack).startsWith('{"ok":true');
    });
  });

  it("give a person no more events for more sockets, also not for new ones", async () => {
    const bob = await world.addPerson();
    const open = () => Promise.all(Array.from({ length: 5 }, () => connect({ token: bob.token })));
    const flood = (from: TestSocket[]) =>
      Promise.all(
        from.flatMap((socket) => Array.from({ length: 100 }, () => socket.emit("sync_rooms", { cursors: [] }))),
      );
    const startedMs = performance.now();
    const first = await open();
    const acks = [...(await flood(first))];
    for (const socket of first) socket.close();
    acks.push(...(await flood(await open())));
    const seconds = (performance.now() - startedMs) / 1_000;
    const served = acks.filter((ack) => !JSON.stringify(ack).includes("RATE_LIMITED")).length;
    expect(acks).toHaveLength(1_000);
    expect(served).toBeGreaterThan(0);
    expect(served).toBeLessThanOrEqual(LIMIT.eventsPerUserBurst + Math.ceil(seconds * LIMIT.eventsPerUserPerSecond));
  });

  it("refuse a person's connections beyond so many, and let one in for each that ends", async () => {
    const bob = await world.addPerson();
    const attempts = await Promise.allSettled(
      Array.from({ length: LIMIT.socketsPerUserMax + 5 }, () => connect({ token: bob.token })),
    );
    const refused = attempts.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason.data] : []));
    expect(refused).toHaveLength(5);
    for (const error of refused) {
      expect(error).toMatchObject({ code: "RATE_LIMITED", retryable: true, retryAfterMs: expect.any(Number) });
    }
    const [held] = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
    held?.close();
    await waitFor(async () => (await refusalOf({ token: bob.token })) === "connected");
    expect((await connect()).isConnected).toBe(true);
  });

  it("count a person's messages over all of their sockets", async () => {
    const bob = await world.addPerson();
    const room = await world.addRoom(bob);
    const [one, two] = [await connect({ token: bob.token }), await connect({ token: bob.token })];
    const send = (socket: TestSocket) =>
      socket.emit("new_chat_message", { roomId: room, clientId: randomUUID(), body: "spam" });
    const acks = await Promise.all([one, two].flatMap((socket) => Array.from({ length: 30 }, () => send(socket))));
    const stored = acks.filter((ack) => JSON.stringify(ack).startsWith('{"ok":true')).length;
    expect(stored).toBeLessThan(60);
    expect(await world.history(bob, room, 100)).toHaveLength(stored);
    expect(acks.find((ack) => JSON.stringify(ack).includes("RATE_LIMITED"))).toMatchObject({
      error: { retryAfterMs: expect.any(Number) },
    });
  });
});
