import { createRandom, createSwarm, type RoundResult, type Swarm } from "@banter/bots/chaos";
import { onEnd } from "../bootstrap/cleanup.mjs";
import { showProgress } from "../bootstrap/progress.mjs";
import { spreadMembers } from "./members.ts";
import type { Goals } from "./options.ts";
import { type RoundOptions, runRound, type Stage } from "./round.ts";
import type { Run } from "./run.ts";
import { type PlannedRound, planRounds } from "./schedule.ts";
import { showStatus } from "./status-line.ts";
import { openWorld, type World } from "./world.ts";

const NODE_COUNT = 3;
/** Bots that start anew between two rounds, so that a node that came back gets its share of them. */
const RELOAD_SHARE = 0.3;

/** Rounds of faults until the goals are reached. */
export async function runFaults(run: Run): Promise<void> {
  const { options } = run;
  const random = createRandom(options.seed);
  const { cluster, world, swarm, roundOptions } = await showProgress("Starting a cluster", async (report) => {
    const cluster = await run.startCluster({ nodeCount: NODE_COUNT, balancer: options.balancer, report });
    report("bots");
    const world = openWorld(cluster.postgres.url, run.sessionSecret);
    const { swarm, memberIdsOfRooms } = await startSwarm(run, world, cluster.realtimeUrls);
    const countByNode = swarm.countByNode;
    const roundOptions = { swarm, world, cluster, countByNode, memberIdsOfRooms, operationsPerSecond: options.rate };
    return { cluster, world, swarm, roundOptions };
  });
  onEnd(() => {
    swarm.close();
    void world.close();
  });
  console.log(
    `Seed ${options.seed}, broker ${options.broker}, ${options.balancer === "haproxy" ? "haproxy before" : "no load balancer before"} ${cluster.nodes.length} nodes, ${options.bots} bots in ${options.rooms} rooms`,
  );
  const startedMs = performance.now();
  for (const planned of planRounds(options.faults, random.fork("schedule"))) {
    if (isReached(options.goals, run.rounds, performance.now() - startedMs)) break;
    swarm.reload(RELOAD_SHARE);
    await runShownRound(run, planned, roundOptions);
  }
}

async function startSwarm(run: Run, world: World, realtimeUrls: readonly string[]) {
  const { options } = run;
  const names = Array.from({ length: options.bots }, (_, index) => `bot_${index + 1}`);
  const [outsider, ...people] = await world.addPeople(["outsider", ...names]);
  if (!outsider) throw new Error("nobody was added");
  const random = createRandom(options.seed).fork("swarm");
  const swarm = createSwarm({ people, outsider, realtimeUrls, random });
  swarm.connect();
  const memberIds = people.map(({ userId }) => userId);
  return { swarm, memberIdsOfRooms: spreadMembers(memberIds, options.rooms) };
}

async function runShownRound(
  run: Run,
  planned: PlannedRound,
  roundOptions: Omit<RoundOptions, "onStage">,
): Promise<void> {
  let stage: Stage = "opening rooms";
  const name = planned.faults.map(({ fault }) => fault.name).join(" + ");
  const status = showStatus(() => describeStatus(planned.round, name, stage, roundOptions.swarm, run.rounds));
  const { result, history } = await runRound(planned, {
    ...roundOptions,
    onStage: (next) => {
      stage = next;
    },
  });
  run.record(result, history);
  status.stop();
  console.log(describeResult(result));
}

function describeStatus(
  round: number,
  name: string,
  stage: Stage,
  swarm: Swarm,
  rounds: readonly RoundResult[],
): string {
  const { ok, unknown, pending, connected, bots } = swarm.status();
  const found = rounds.reduce((sum, { violations, incidents }) => sum + violations.length + incidents.length, 0);
  return `round ${round}, ${name}: ${stage} · ${connected}/${bots} connected · ${ok} ok, ${unknown} unknown, ${pending} waiting · ${found} violations`;
}

function describeResult({ round, fault, detail, operations, violations, incidents, convergence }: RoundResult): string {
  const slowest = Math.max(...convergence.map(({ tookMs }) => tookMs ?? Number.POSITIVE_INFINITY));
  const found = violations.length + incidents.length;
  const lines = [
    `${found === 0 ? "✓" : "✗"} ${String(round).padStart(3)} ${fault}: ${detail} · ${operations.ok} ok, ${operations.unknown} unknown, ${operations.refused} refused · all converged in ${(slowest / 1_000).toFixed(1)} s`,
    ...incidents.map((incident) => `      ${incident}`),
    ...violations.slice(0, 10).map(({ kind, bot, detail }) => `      ${kind}${bot ? ` (${bot})` : ""}: ${detail}`),
  ];
  if (violations.length > 10) lines.push(`      and ${violations.length - 10} more`);
  return lines.join("\n");
}

function isReached(goals: Goals, rounds: readonly RoundResult[], elapsedMs: number): boolean {
  const acknowledged = rounds.reduce((sum, { operations }) => sum + operations.ok, 0);
  return elapsedMs >= goals.minutes * 60_000 && rounds.length >= goals.rounds && acknowledged >= goals.operations;
}
