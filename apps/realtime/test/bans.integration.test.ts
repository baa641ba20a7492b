import { randomUUID } from "node:crypto";
import { createPublisher, type Publisher } from "@banter/broker";
import { createBanterClient } from "@banter/client";
import { COMMITS_WITHIN_MS, createModerationService } from "@banter/domain";
import { createResetToken, networkHolds, parseNetwork } from "@banter/session";
import { openTestWorld, startRedis, type TestPerson, type TestRedis, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PAGE_ORIGIN, startCluster, TestSocket } from "./cluster.ts";

const BROKERS = ["postgres", "redis", "a redis that is down"] as const;

describe.each(BROKERS)("bans on three nodes over %s", (broker) => {
  let world: TestWorld;
  let redis: TestRedis | undefined;
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  let publisher: Publisher;
  let admin: TestPerson;
  let person: TestPerson;
  const sockets: TestSocket[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    redis = broker === "postgres" ? undefined : await startRedis();
    const brokerUrl = redis?.url ?? world.url;
    cluster = await startCluster(3, world.url, brokerUrl);
    publisher = createPublisher({ url: brokerUrl });
    if (broker === "a redis that is down") await redis?.stop("SIGKILL");
    admin = await world.addAdmin();
  });
  beforeEach(async () => {
    person = await world.addPerson();
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  afterAll(async () => {
    await publisher?.close();
    await cluster?.stop();
    await redis?.stop();
    await world?.close();
  });

  async function connect({ token }: TestPerson, node: number): Promise<TestSocket> {
    const socket = await TestSocket.connect(cluster.urls[node] ?? "", { token });
    sockets.push(socket);
    return socket;
  }

  const moderation = () =>
    createModerationService({
      changePerson: world.database.moderation.changePerson,
      createResetToken,
      parseNetwork,
      networkHolds,
      announceBans: publisher.sessionsEnded,
    });
  const by = () => ({ ...admin, address: "192.0.2.7" });
  const ban = (minutes: number | null = null) =>
    moderation().banUser(by(), { userId: person.userId, reason: "Spam", minutes });
  const told = { reason: "Spam", until: null };

  it("end all of the person's sockets on every node with the reason, and nobody else's", async () => {
    const other = await connect(admin, 1);
    const secondSession = await world.addSession(person);
    const own = [
      await connect(person, 0),
      await connect(person, 1),
      await connect(secondSession, 1),
      await connect(secondSession, 2),
    ];
    await ban();
    await waitFor(() => own.every((socket) => !socket.isConnected), { timeoutMs: 5_000 });
    for (const socket of own) expect(socket.all("session_ended")).toEqual([{ reason: "banned", ban: told }]);
    expect(other.isConnected).toBe(true);
    expect(other.all("session_ended")).toEqual([]);
  });

  it("end them also when the transaction of the ban took as long as any may", async () => {
    const own = [await connect(person, 0), await connect(person, 2)];
    await world.sql.query(
      `INSERT INTO user_bans (id, user_id, reason, created_at)
       VALUES ($1, $2, 'Spam', now() - make_interval(secs => $3::float8 / 1000))`,
      [randomUUID(), person.userId, COMMITS_WITHIN_MS],
    );
    await waitFor(() => own.every((socket) => !socket.isConnected), { timeoutMs: 5_000 });
    for (const socket of own) expect(socket.all("session_ended")).toEqual([{ reason: "banned", ban: told }]);
  });

  it("refuse a new handshake on every node from the moment of the commit, and let it in once they are lifted", async () => {
    const { ban: held } = await ban(60);
    for (const node of [0, 1, 2]) {
      await expect(connect(person, node)).rejects.toMatchObject({
        data: { code: "FORBIDDEN", reason: "banned", retryable: false, ban: { reason: "Spam", until: held?.until } },
      });
    }
    await moderation().unbanUser(by(), { userId: person.userId, reason: "Sorry" });
    expect((await connect(person, 2)).isConnected).toBe(true);
  });

  it("accept nothing afterwards on a socket that still lives: no message, edit, deletion or joining", async () => {
    const roomId = await world.addRoom(person);
    const otherRoomId = await world.addRoom(admin);
    const socket = await connect(person, 0);
    const { message } = await socket.ask("new_chat_message", { roomId, clientId: randomUUID(), body: "before" });
    const answers: Promise<unknown>[] = [];
    const tryAll = () => {
      answers.push(
        socket.emit("new_chat_message", { roomId, clientId: randomUUID(), body: "after" }),
        socket.emit("edit_message", { messageId: message.id, body: "after" }),
        socket.emit("delete_message", { messageId: message.id }),
        socket.emit("join_room", { roomId: otherRoomId }),
      );
      for (const answer of answers) answer.catch(() => {}); // one that the end of the socket overtakes has no answer
    };
    // Committed behind the nodes' back, so that the socket lives on until they look.
    await createModerationService({
      changePerson: world.database.moderation.changePerson,
      createResetToken,
      parseNetwork,
      networkHolds,
      announceBans() {},
    }).banUser(by(), { userId: person.userId, reason: "Spam", minutes: null });
    tryAll();
    await waitFor(() => !socket.isConnected, { timeoutMs: 5_000 });
    const settled = await Promise.allSettled(answers);
    const acks = settled.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
    for (const ack of acks) expect(ack).toMatchObject({ ok: false, error: { reason: "banned", ban: told } });
    expect((await world.history(person, roomId)).map(({ body }) => body)).toEqual(["before"]);
    const members = await world.database.rooms.listMembers({ roomId: otherRoomId, limit: 10 });
    expect(members.members.map(({ id }) => id)).toEqual([admin.userId]);
  });

  it("stop the SDK for good, with the reason", async () => {
    const client = createBanterClient({ baseUrl: PAGE_ORIGIN, token: person.token, realtimeUrls: cluster.urls });
    try {
      client.connect();
      await client.whenConnected();
      await ban();
      await waitFor(() => client.continuity.getSnapshot().status === "ended", { timeoutMs: 5_000 });
      expect(client.continuity.getSnapshot().error).toMatchObject({ code: "FORBIDDEN", reason: "banned", ban: told });
    } finally {
      client.close();
    }
  });
});
