import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom, createSwarm, type RoundResult, type Swarm, sayFirst } from "@banter/bots/chaos";
import { waitFor } from "@banter/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";
import { type Cluster, startCluster } from "../chaos/cluster/start-cluster.ts";
import { nodeKill } from "../chaos/faults/node-faults.ts";
import { spreadMembers } from "../chaos/members.ts";
import { runRound } from "../chaos/round.ts";
import type { PlannedRound } from "../chaos/schedule.ts";
import { openWorld, type World } from "../chaos/world.ts";
import { publishReport } from "../chaos/write-report.ts";

const SECRET = "a secret of forty characters for testing";

let directory: string;
let cluster: Cluster;
let world: World;
let swarm: Swarm;
let memberIdsOfRooms: string[][];
let sql: pg.Pool;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "banter-chaos-test-"));
  chmodSync(directory, 0o711);
  cluster = await startCluster({
    root: ROOT,
    directory,
    logDirectory: directory,
    broker: "postgres",
    balancer: "none",
    nodeCount: 2,
    sessionSecret: SECRET,
    nodeCommand: [process.execPath, "--import", "tsx", "src/main.ts"],
    report: () => {},
  });
  world = openWorld(cluster.postgres.url, SECRET);
  const [outsider, ...people] = await world.addPeople(["outsider", "ann", "bob", "cyd", "dan"]);
  if (!outsider) throw new Error("nobody was added");
  swarm = createSwarm({ people, outsider, realtimeUrls: cluster.realtimeUrls, random: createRandom("swarm") });
  swarm.connect();
  const memberIds = people.map(({ userId }) => userId);
  memberIdsOfRooms = spreadMembers(memberIds, 2);
  sql = new pg.Pool({ connectionString: cluster.postgres.url, max: 1 });
}, 120_000);

afterAll(async () => {
  swarm?.close();
  await world?.close();
  await sql?.end();
  await cluster?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const CALM: PlannedRound = { round: 1, faults: [] };

/** What the command would end with after this one round. */
function exitCodeOf(round: RoundResult): number {
  const run = { title: "Chaos", startedAt: round.startedAt, durationMs: round.durationMs, settings: [] };
  return publishReport({ ...run, rounds: [round], wasInterrupted: false }, directory);
}

async function play(planned: PlannedRound, spoil?: (roomIds: readonly string[]) => Promise<void>) {
  const { result } = await runRound(planned, {
    cluster,
    world,
    swarm,
    memberIdsOfRooms,
    countByNode: swarm.countByNode,
    operationsPerSecond: 40,
    onStage: () => {},
    ...(spoil && { spoil }),
  });
  return result;
}

/** Changes one message of a round's first room behind everyone's back. */
function spoilWith(statement: string) {
  return async ([roomId]: readonly string[]) => {
    const { rowCount } = await sql.query(statement, [roomId]);
    expect(rowCount).toBeGreaterThan(0);
  };
}

const A_MESSAGE = "(SELECT id FROM messages WHERE room_id = $1 AND body IS NOT NULL ORDER BY seq OFFSET 2 LIMIT 1)";

describe("a round of chaos", { timeout: 60_000 }, () => {
  it("finds nothing where nothing fails", async () => {
    const result = await play(CALM);
    expect(result).toMatchObject({ violations: [], incidents: [] });
    expect(result.operations.ok).toBeGreaterThan(10);
    expect(exitCodeOf(result)).toBe(0);
  });

  it("finds nothing when a node is killed, and everybody converges", async () => {
    const result = await play({ round: 2, faults: [{ fault: nodeKill, holdMs: 500, draws: [0, 0.9] }] });
    expect(result).toMatchObject({ violations: [], incidents: [], fault: "node-kill" });
    expect(result.operations.ok).toBeGreaterThan(10);
    expect(result.convergence).toHaveLength(4);
  });

  it.each([
    ["a lost message", `DELETE FROM messages WHERE id = ${A_MESSAGE}`, "lost_message"],
    ["a changed message", `UPDATE messages SET body = 'forged' WHERE id = ${A_MESSAGE}`, "diverged"],
    ["a renumbered message", `UPDATE messages SET seq = 999999, rev = 999999 WHERE id = ${A_MESSAGE}`, "bad_number"],
    [
      "a forged message",
      `INSERT INTO messages (id, room_id, author_id, client_id, seq, rev, body, body_sha256)
       SELECT gen_random_uuid(), room_id, author_id, gen_random_uuid(), 999999, 999999, body, body_sha256
       FROM messages WHERE id = ${A_MESSAGE}`,
      "unknown_origin",
    ],
  ])("finds %s", async (_, statement, kind) => {
    const result = await play(CALM, spoilWith(statement));
    expect(result.violations.map((violation) => violation.kind)).toContain(kind);
    expect(exitCodeOf(result)).toBe(1);
    const report = JSON.parse(readFileSync(join(directory, "report.json"), "utf8"));
    expect(report).toMatchObject({ verdict: expect.stringContaining("FAILED"), rounds: [{ fault: "none" }] });
  });

  it("notices a node that ends by itself", async () => {
    const result = await play(CALM, async () => {
      const [node] = cluster.nodes;
      if (!node?.pid) throw new Error("there is no node");
      process.kill(node.pid, "SIGKILL");
      await waitFor(() => node.pid === undefined);
      await node.start();
    });
    expect(result.incidents).toEqual([expect.stringContaining("node-1 ended by itself: SIGKILL")]);
    expect(exitCodeOf(result)).toBe(1);
  });
});

describe("a first message", () => {
  async function say() {
    const [ann, bob] = await world.addPeople([`ann_${Date.now()}`, `bob_${Date.now()}`]);
    if (!ann || !bob) throw new Error("nobody was added");
    const [roomId = ""] = await world.addRooms([[ann.userId, bob.userId]]);
    const [first = "", second = ""] = cluster.realtimeUrls;
    return sayFirst({
      roomId,
      speaker: { person: ann, realtimeUrl: first },
      listener: { person: bob, realtimeUrl: second },
      idleMs: 0,
      timeoutMs: 2_000,
    });
  }

  it("is heard at another node", async () => {
    expect(await say()).toEqual(expect.any(Number));
  });

  it("is missed where the broker does not carry it", async () => {
    await cluster.brokerLinks[0]?.setMode("blackhole");
    expect(await say()).toBeNull();
    await cluster.brokerLinks[0]?.setMode("pass");
  });
});
