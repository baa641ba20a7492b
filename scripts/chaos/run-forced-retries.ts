import { createRandom, createRetrier, judge } from "@banter/bots/chaos";
import { onEnd } from "../bootstrap/cleanup.mjs";
import { showProgress } from "../bootstrap/progress.mjs";
import type { Run } from "./run.ts";
import { showStatus } from "./status-line.ts";
import { openWorld } from "./world.ts";

const NODE_COUNT = 3;
const RETRIES_PER_ROUND = 10_000;

/** Every message goes to every node under one `clientId`; it must be stored once, and each node must say so. */
export async function runForcedRetries(run: Run): Promise<void> {
  const { options } = run;
  const { cluster, world, people, retrier } = await showProgress("Starting a cluster", async (report) => {
    const cluster = await run.startCluster({ nodeCount: NODE_COUNT, balancer: "none", report });
    const world = openWorld(cluster.postgres.url, run.sessionSecret);
    const people = await world.addPeople(Array.from({ length: options.bots }, (_, index) => `bot_${index + 1}`));
    const random = createRandom(options.seed);
    const retrier = await createRetrier({ people, nodeUrls: cluster.realtimeUrls, random });
    return { cluster, world, people, retrier };
  });
  onEnd(() => {
    retrier.close();
    void world.close();
  });

  let done = 0;
  const status = showStatus(() => `${done} of ${options.count} forced retries`);
  while (done < options.count) {
    const [startedAt, startedMs] = [new Date().toISOString(), performance.now()];
    const roomIds = await world.addRooms(people.map(({ userId }) => [userId]));
    const roomIdOf = new Map(people.map(({ userId }, index) => [userId, roomIds[index] ?? ""]));
    const wanted = Math.min(RETRIES_PER_ROUND, options.count - done);
    const { operations, retries, violations } = await retrier.run(roomIdOf, wanted);
    const history = { operations, timelines: [], convergence: [], absences: [], ...(await world.readRooms(roomIds)) };
    const found = [...violations, ...judge(history)];
    if (found.length === 0) await world.removeRooms(roomIds);
    done += retries;
    const result = {
      round: run.rounds.length + 1,
      fault: "forced-retries",
      detail: `${operations.length} messages at ${NODE_COUNT} nodes each`,
      startedAt,
      durationMs: performance.now() - startedMs,
      operations: { ok: operations.length + retries, refused: 0, unknown: 0, edits: 0, deletions: 0 },
      violations: found,
      incidents: cluster.takeIncidents(),
      convergence: [],
      absences: [],
    };
    run.record(result, history);
    status.print(`${found.length === 0 ? "✓" : "✗"} ${done} forced retries, ${found.length} violations`);
  }
  status.stop();
}
