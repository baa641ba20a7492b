import type { NodePresence } from "@banter/database";
import type { Onlooker } from "@banter/domain";
import { AppError, type PresenceState } from "@banter/protocol";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { BanterServer, BanterSocket } from "../node.ts";
import { watchPresence } from "./presence-watch.ts";

const OWN = "own-node";
const OTHER = "other-node";

/** What all nodes write and read. Nodes that are alive are those in `alive`. */
function createDatabase() {
  const rows: (NodePresence & { nodeId: string; changedAt: number })[] = [];
  const database = {
    alive: new Set([OWN, OTHER]),
    isDown: false,
    reads: [] as string[][],
    hidden: new Set<string>(),
    rows,
    put(nodeId: string, { userId, state }: NodePresence): void {
      const index = rows.findIndex((row) => row.nodeId === nodeId && row.userId === userId);
      if (index >= 0) rows.splice(index, 1);
      rows.push({ nodeId, userId, state, changedAt: Date.now() });
    },
    ports: {
      writePresence: (nodeId: string, people: NodePresence[]) =>
        answer(() => {
          for (const person of people) database.put(nodeId, person);
        }),
      findPresenceChanges: (after: Date) =>
        answer(() => ({
          nodeIds: [...database.alive].sort(),
          userIds: rows.filter(({ changedAt }) => changedAt > after.getTime()).map(({ userId }) => userId),
          asOf: new Date(),
        })),
      readPresence: (userIds: string[]) =>
        answer(() => {
          database.reads.push(userIds);
          const live = rows.filter(({ nodeId, state }) => database.alive.has(nodeId) && state !== "offline");
          return new Map<string, PresenceState>(
            userIds.flatMap((id) =>
              live.filter(({ userId }) => userId === id).map(({ state }) => [id, state] as const),
            ),
          );
        }),
      readNodePresence: (nodeId: string) =>
        answer(
          () =>
            new Map(
              rows
                .filter((row) => row.nodeId === nodeId && row.state !== "offline")
                .map(({ userId, state }) => [userId, state] as const),
            ),
        ),
      forgetGone: () => answer(() => {}),
      findVisible: (pairs: Onlooker[]) => answer(() => pairs.filter(({ userId }) => !database.hidden.has(userId))),
    },
  };
  async function answer<Result>(read: () => Result): Promise<Result> {
    if (database.isDown) throw new AppError("UNAVAILABLE", "The database cannot be reached");
    return read();
  }
  return database;
}

function createSocket(userId: string) {
  const heard: unknown[] = [];
  let end = () => {};
  const socket = {
    id: `${userId}'s`,
    connected: true,
    data: { actor: { userId } },
    emit: (event: string, payload: unknown) => heard.push([event, payload]),
    once: (_event: string, listener: () => void) => {
      end = listener;
    },
  } as unknown as BanterSocket;
  return { socket, heard, end: () => end() };
}

function startNode() {
  const database = createDatabase();
  const hints = vi.fn();
  const presence = watchPresence({
    io: { on: () => {}, serverSideEmit: hints } as unknown as BanterServer,
    nodeId: OWN,
    ...database.ports,
    takeChange: () => 0,
    onTold: () => {},
    logger: pino({ level: "silent" }),
  });
  return { database, hints, presence };
}

type Node = ReturnType<typeof startNode>;
let node: Node;

beforeEach(() => {
  vi.useFakeTimers();
  node = startNode();
});
afterEach(async () => {
  await node.presence.stop();
  vi.useRealTimers();
});

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);
const told = (userId: string, state: PresenceState) => ["presence", { people: [{ userId, state }] }];

describe("a node that watches presence", () => {
  it("reads only those of whom something changed and whom somebody follows", async () => {
    const { database, presence } = node;
    const { socket, heard } = createSocket("ann");
    await presence.follow(socket, ["ben", "cat"]);
    await seconds(10);
    database.reads.length = 0;
    database.put(OTHER, { userId: "ben", state: "online" });
    database.put(OTHER, { userId: "stranger", state: "online" });
    await seconds(3);
    expect(heard).toEqual([told("ben", "online")]);
    expect(new Set(database.reads.flat())).toEqual(new Set(["ben"]));
  });

  it("reads all who are followed when a node is gone or comes back", async () => {
    const { database, presence } = node;
    const { socket, heard } = createSocket("ann");
    database.put(OTHER, { userId: "ben", state: "online" });
    await presence.follow(socket, ["ben"]);
    await seconds(10);
    database.alive.delete(OTHER);
    await seconds(2);
    database.alive.add(OTHER);
    await seconds(2);
    expect(heard).toEqual([told("ben", "offline"), told("ben", "online")]);
  });

  it("says that it knows nothing when the database is silent, and all of it once it answers", async () => {
    const { database, presence } = node;
    const { socket, heard } = createSocket("ann");
    database.put(OTHER, { userId: "ben", state: "online" });
    expect(await presence.follow(socket, ["ben"])).toEqual({ people: [{ userId: "ben", state: "online" }] });
    await seconds(4);
    database.isDown = true;
    await seconds(12);
    expect(heard).toEqual([["presence_unknown", {}]]);
    await expect(presence.follow(socket, ["cat"])).rejects.toMatchObject({ code: "UNAVAILABLE" });
    database.isDown = false;
    await seconds(3);
    expect(heard.slice(1)).toEqual([told("ben", "online")]);
  });

  it("takes nobody for gone right after a silence: their node may not have renewed its row yet", async () => {
    const { database, presence } = node;
    const { socket, heard } = createSocket("ann");
    database.put(OTHER, { userId: "ben", state: "online" });
    database.put(OTHER, { userId: "cat", state: "online" });
    await presence.follow(socket, ["ben", "cat"]);
    await seconds(5);
    database.isDown = true;
    await seconds(4);
    database.isDown = false;
    database.alive.delete(OTHER);
    await seconds(3);
    expect(heard).toEqual([]);
    database.alive.add(OTHER);
    database.put(OTHER, { userId: "cat", state: "offline" });
    await seconds(12);
    expect(heard).toEqual([told("cat", "offline")]);
  });

  it("writes what it could not write once it can, and what the database has lost", async () => {
    const { database, hints, presence } = node;
    const { socket, end } = createSocket("ann");
    database.isDown = true;
    presence.enter(socket);
    await seconds(5);
    expect(database.rows).toEqual([]);
    database.isDown = false;
    await seconds(3);
    expect(database.rows).toMatchObject([{ nodeId: OWN, userId: "ann", state: "online" }]);
    expect(hints).toHaveBeenCalledTimes(1);
    database.rows.length = 0;
    await seconds(40);
    expect(database.rows).toMatchObject([{ userId: "ann", state: "online" }]);
    end();
    await seconds(6);
    expect(database.rows).toMatchObject([{ userId: "ann", state: "offline" }]);
  });

  it("tells in one event whatever one look finds", async () => {
    const { database, presence } = node;
    const people = Array.from({ length: 50 }, (_, index) => `p${index}`);
    const { socket, heard } = createSocket("ann");
    await presence.follow(socket, people);
    for (const userId of people) database.put(OTHER, { userId, state: "online" });
    await seconds(3);
    expect(heard).toHaveLength(1);
  });

  it("shows nobody over a block, in what it answers, tells, and tells when the block is made", async () => {
    const { database, presence } = node;
    const { socket, heard } = createSocket("ann");
    database.put(OTHER, { userId: "ben", state: "online" });
    await presence.follow(socket, ["ben"]);
    database.hidden.add("ben");
    await presence.accessChanged(new Set(["ann"]));
    expect(heard).toEqual([told("ben", "offline")]);
    database.put(OTHER, { userId: "ben", state: "away" });
    await seconds(3);
    expect(heard).toHaveLength(1);
    expect(await presence.follow(socket, ["ben"])).toEqual({ people: [{ userId: "ben", state: "offline" }] });
    database.hidden.delete("ben");
    await presence.accessChanged(new Set(["ben"]));
    expect(heard.at(-1)).toEqual(told("ben", "away"));
  });
});
