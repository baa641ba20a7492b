import { setTimeout as sleep } from "node:timers/promises";
import { type History, judge, type RoundResult, type Swarm, tally } from "@banter/bots/chaos";
import type { Fault, FaultSite, InjectedFault, PlannedFault } from "./faults/fault.ts";
import type { PlannedRound } from "./schedule.ts";

export interface RoundOptions extends FaultSite {
  swarm: Swarm;
  /** User ids of the members of each room. */
  memberIdsOfRooms: readonly (readonly string[])[];
  operationsPerSecond: number;
  onStage(stage: Stage): void;
  /** For tests of the checker itself: spoils what it is about to judge. */
  spoil?: (roomIds: readonly string[]) => Promise<void>;
}

export type Stage = "opening rooms" | "talking" | "failing" | "converging" | "judging";

const TALK_BEFORE_MS = 1_000;
/** Between the first and the second fault of a pair. */
const SECOND_FAULT_AFTER_MS = 500;
const TALK_AFTER_MS = 1_000;
/** How many bots start anew while something fails. */
const RELOAD_SHARE = 0.15;
/** Longer than allowed: so it is seen whether a late client is late, or lost. */
const CONVERGENCE_TIMEOUT_MS = 30_000;
/** A lost last message is noticed by the heads, which are told about every ten seconds. */
const QUIET_TIMEOUT_MS = 15_000;

/** One round: new rooms, bots that talk in them, a fault or two, healing, and the judge. */
export async function runRound(
  { round, faults }: PlannedRound,
  options: RoundOptions,
): Promise<{ result: RoundResult; history: History }> {
  const { swarm, world, cluster, memberIdsOfRooms, onStage } = options;
  const [startedAt, startedMs] = [new Date().toISOString(), performance.now()];
  onStage("opening rooms");
  const roomIds = await world.addRooms(memberIdsOfRooms);
  await swarm.enter(roomIdsByMember(roomIds, memberIdsOfRooms));

  onStage("talking");
  const areLarge = faults.some(({ fault }) => fault.needsLargeMessages);
  swarm.talk({ operationsPerSecond: options.operationsPerSecond, areLarge });
  await sleep(TALK_BEFORE_MS);

  onStage("failing");
  const areAnnounced = faults.length > 0 && faults.every(({ fault }) => fault.isAnnounced);
  const endAbsences = areAnnounced ? swarm.watchAbsences() : () => [];
  const injected = await inject(faults, options);
  const converge = async () => {
    const healedMs = swarm.now();
    return swarm.converge(await world.readHeads(roomIds), healedMs, CONVERGENCE_TIMEOUT_MS);
  };
  const isSurvivable = faults.every(({ fault }) => fault.isSurvivable);
  const early = isSurvivable ? converge() : null;
  await hold(faults, swarm);
  const details: string[] = [];
  for (const { detail, heal, sinceMs } of injected) {
    await heal();
    details.push(`${detail} (${((performance.now() - sinceMs) / 1_000).toFixed(1)} s)`);
  }

  onStage("converging");
  const late = early ?? converge();
  await sleep(TALK_AFTER_MS);
  await swarm.hush(CONVERGENCE_TIMEOUT_MS);
  const convergence = await late;
  const absences = endAbsences();
  // Only now, since what was asked for last may have been the last to commit.
  await swarm.converge(await world.readHeads(roomIds), swarm.now(), QUIET_TIMEOUT_MS);

  onStage("judging");
  await options.spoil?.(roomIds);
  const { rooms, stored } = await world.readRooms(roomIds);
  const { operations, timelines } = swarm.leave();
  const history: History = { operations, timelines, stored, rooms, convergence, absences };
  const violations = judge(history);
  if (violations.length === 0) await world.removeRooms(roomIds);
  const result: RoundResult = {
    round,
    fault: faults.map(({ fault }) => fault.name).join(" + ") || "none",
    detail: details.join("; "),
    startedAt,
    durationMs: performance.now() - startedMs,
    operations: tally(operations),
    violations,
    incidents: cluster.takeIncidents(),
    convergence,
    absences,
  };
  return { result, history };
}

/** What must run for others to heal comes first in healing: a node cannot start well without its database. */
const HEALING_ORDER = ["database", "broker", "clients", "nodes"] as const;

interface LastingFault extends InjectedFault {
  fault: Fault;
  sinceMs: number;
}

/** Lets the faults strike, and returns them in the order in which to heal them. */
async function inject(faults: readonly PlannedFault[], site: FaultSite): Promise<LastingFault[]> {
  const injected: LastingFault[] = [];
  for (const planned of faults) {
    if (injected.length > 0) await sleep(SECOND_FAULT_AFTER_MS);
    const sinceMs = performance.now();
    injected.push({ ...(await planned.fault.inject(site, planned)), fault: planned.fault, sinceMs });
  }
  return injected.sort((a, b) => HEALING_ORDER.indexOf(a.fault.hits) - HEALING_ORDER.indexOf(b.fault.hits));
}

/** Lets the faults last; in the middle of it some people reload their page. */
async function hold(faults: readonly PlannedFault[], swarm: Swarm): Promise<void> {
  const holdMs = Math.max(0, ...faults.map((planned) => planned.holdMs));
  await sleep(holdMs / 2);
  swarm.reload(RELOAD_SHARE);
  await sleep(holdMs / 2);
}

function roomIdsByMember(roomIds: readonly string[], memberIdsOfRooms: readonly (readonly string[])[]) {
  const byMember = new Map<string, string[]>();
  memberIdsOfRooms.forEach((memberIds, index) => {
    for (const memberId of memberIds) byMember.set(memberId, [...(byMember.get(memberId) ?? []), roomIds[index] ?? ""]);
  });
  return byMember;
}
