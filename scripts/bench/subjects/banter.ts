import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Person } from "@banter/bots/chaos";
import { startEmbeddedPostgres } from "@banter/database/embedded";
import { onEnd } from "../../bootstrap/cleanup.mjs";
import type { BrokerKind } from "../../chaos/cluster/broker-kind.ts";
import { findFreePort } from "../../chaos/cluster/free-port.ts";
import { createRealtimeNode, type RealtimeNode } from "../../chaos/cluster/realtime-node.ts";
import { startRedisServer } from "../../chaos/cluster/redis-server.ts";
import { NO_LIMITS } from "../../chaos/cluster/start-cluster.ts";
import { openWorld } from "../../chaos/world.ts";
import { migrate } from "../../launcher/database.ts";
import type { Guest } from "../generator/plan.ts";
import type { Subject } from "./subject.ts";

const NODE_COUNT = 2;
const POSTGRES_MAX_CONNECTIONS = 100;

export interface BanterOptions {
  root: string;
  directory: string;
  broker: BrokerKind;
  report(step: string): void;
}

/** Two realtime nodes as they run in production, on a Postgres that keeps what it commits. */
export async function banter({ root, directory, broker, report }: BanterOptions): Promise<Subject> {
  report("Postgres");
  const postgres = await startEmbeddedPostgres({
    dataDir: join(directory, "postgres"),
    port: await findFreePort(),
    settings: { max_connections: POSTGRES_MAX_CONNECTIONS },
  });
  onEnd(async () => {
    await postgres.stop("immediate");
    rmSync(dirname(postgres.clusterDir), { recursive: true, force: true });
  });
  await migrate(root, postgres.url, report);
  report(broker === "redis" ? "Redis" : "people");
  const redisPort = await findFreePort();
  const redis = broker === "redis" ? await startRedisServer(directory, { port: redisPort }) : null;
  const sessionSecret = randomBytes(32).toString("hex");
  const world = openWorld(postgres.url, sessionSecret);
  onEnd(() => world.close());
  const logDirectory = join(directory, "logs");
  mkdirSync(logDirectory);

  const ports = new Map<string, number>();
  const nodes = Array.from({ length: NODE_COUNT }, (_, index) => createNode(`node-${index + 1}`));
  const userIds = new Map<string, string>();
  let peopleCount = 0;

  function createNode(name: string): RealtimeNode {
    return createRealtimeNode({
      name,
      command: [process.execPath, "dist/main.js"],
      cwd: join(root, "apps", "realtime"),
      environment: {
        ...NO_LIMITS,
        PATH: process.env.PATH,
        NODE_ENV: "production",
        NODE_ID: name,
        REALTIME_PORT: "0",
        DATABASE_URL: postgres.url,
        ...(redis && { BROKER_URL: `redis://127.0.0.1:${redisPort}` }),
        SESSION_SECRET: sessionSecret,
      },
      drainMs: 0,
      logFile: join(logDirectory, `${name}.log`),
      onPort: async (port) => void ports.set(name, port),
      onIncident: (incident) => console.error(incident),
    });
  }

  async function openRooms(people: Person[][]): Promise<Guest[][]> {
    const roomIds = await world.addRooms(people.map((members) => members.map(({ userId }) => userId)));
    return people.map((members, room) => members.map(({ token }) => ({ token, roomId: roomIds[room] ?? "" })));
  }

  return {
    name: "banter",
    title: "Banter",
    async start() {
      await Promise.all(nodes.map((node) => node.start()));
      const nodePids = nodes.flatMap(({ pid }) => pid ?? []);
      return {
        dialect: "banter",
        ports: nodes.map(({ name }) => ports.get(name) ?? 0),
        nodePids,
        serverPids: [...nodePids, postgres.pid, ...(redis?.pid === undefined ? [] : [redis.pid])],
      };
    },
    async stop() {
      await Promise.all(nodes.map((node) => node.kill()));
    },
    async guests(count, size) {
      const people = await world.addPeople(Array.from({ length: count }, () => `guest_${++peopleCount}`));
      for (const { token, userId } of people) userIds.set(token, userId);
      return openRooms(chunk(people, size));
    },
    async intoNewRooms(rooms) {
      await world.removeRooms(roomIdsOf(rooms));
      const people = rooms.map((guests) =>
        guests.map(({ token }) => ({ name: "", token, userId: userIds.get(token) ?? "" })),
      );
      return openRooms(people);
    },
    async countStored(rooms) {
      // Nothing but messages moves the heads of these rooms.
      const heads = await world.readHeads(roomIdsOf(rooms));
      return [...heads.values()].reduce((sum, head) => sum + head, 0);
    },
  };
}

function roomIdsOf(rooms: Guest[][]): string[] {
  return rooms.flatMap(([guest]) => guest?.roomId ?? []);
}

function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
