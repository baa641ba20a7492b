import { createRandom, type Person, type Random, type RoundResult, sayFirst } from "@banter/bots/chaos";
import { onEnd } from "../bootstrap/cleanup.mjs";
import { showProgress } from "../bootstrap/progress.mjs";
import type { Cluster } from "./cluster/start-cluster.ts";
import type { Run } from "./run.ts";
import { showStatus } from "./status-line.ts";
import { openWorld, type World } from "./world.ts";

const STARTS_PER_ROUND = 100;
/** Long enough to be between two reads of an idle stream, most times only a moment. */
const IDLE_MAX_MS = 2_500;
const SHORT_IDLE_MAX_MS = 200;
const LONG_IDLE_SHARE = 0.1;
/** Well before the heads that are told about every ten seconds, so that what arrives by then arrived live. */
const LISTEN_MS = 4_000;

interface IdleStart {
  cluster: Cluster;
  world: World;
  people: readonly [Person, Person];
  random: Random;
}

/** Over and over: an empty broker, nodes that have just started, and a first message that must arrive live. */
export async function runIdleStarts(run: Run): Promise<void> {
  const { options } = run;
  const random = createRandom(options.seed);
  const start = await showProgress("Starting a cluster", async (report) => {
    const cluster = await run.startCluster({ nodeCount: 2, balancer: "none", report });
    const world = openWorld(cluster.postgres.url, run.sessionSecret);
    onEnd(world.close);
    const [ann, bob] = await world.addPeople(["ann", "bob"]);
    if (!ann || !bob) throw new Error("nobody was added");
    return { cluster, world, people: [ann, bob] as const, random };
  });

  let [done, missed] = [0, 0];
  const status = showStatus(() => `idle start ${done + 1} of ${options.count} · ${missed} missed`);
  while (done < options.count) {
    const [startedAt, startedMs] = [new Date().toISOString(), performance.now()];
    const tookMs: (number | null)[] = [];
    while (tookMs.length < STARTS_PER_ROUND && done < options.count) {
      const took = await startIdle(start);
      tookMs.push(took);
      done += 1;
      if (took === null) missed += 1;
    }
    const round = run.rounds.length + 1;
    const result = describeStarts(
      round,
      tookMs,
      start.cluster.takeIncidents(),
      startedAt,
      performance.now() - startedMs,
    );
    run.record(result);
    status.print(`${result.violations.length === 0 ? "✓" : "✗"} ${done} idle starts, ${missed} first messages missed`);
  }
  status.stop();
}

async function startIdle({ cluster, world, people, random }: IdleStart): Promise<number | null> {
  await Promise.all(cluster.nodes.map((node) => node.kill()));
  if (cluster.redis) {
    await cluster.redis.kill();
    await cluster.redis.start();
  }
  await Promise.all(cluster.nodes.map((node) => node.start()));
  const [roomId = ""] = await world.addRooms([people.map(({ userId }) => userId)]);
  const [speakerUrl = "", listenerUrl = ""] = random.shuffle(cluster.realtimeUrls);
  const idleMaxMs = random.next() < LONG_IDLE_SHARE ? IDLE_MAX_MS : SHORT_IDLE_MAX_MS;
  const tookMs = await sayFirst({
    roomId,
    speaker: { person: people[0], realtimeUrl: speakerUrl },
    listener: { person: people[1], realtimeUrl: listenerUrl },
    idleMs: random.between(0, idleMaxMs),
    timeoutMs: LISTEN_MS,
  });
  await world.removeRooms([roomId]);
  return tookMs;
}

function describeStarts(
  round: number,
  tookMs: readonly (number | null)[],
  incidents: readonly string[],
  startedAt: string,
  durationMs: number,
): RoundResult {
  const missed = tookMs.filter((took) => took === null);
  return {
    round,
    fault: "idle-start",
    detail: `${tookMs.length} starts; converged: how long the first message took`,
    startedAt,
    durationMs,
    operations: { ok: tookMs.length, refused: 0, unknown: 0, edits: 0, deletions: 0 },
    violations: missed.map(() => ({ kind: "lost_message", detail: "the first message did not arrive live" })),
    incidents,
    convergence: tookMs.flatMap((took) => (took === null ? [] : [{ bot: "listener", tookMs: took }])),
    absences: [],
  };
}
