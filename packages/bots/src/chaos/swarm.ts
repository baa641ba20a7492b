import { setTimeout as sleep } from "node:timers/promises";
import { watchAbsences } from "./absence-watch.ts";
import { type ChaosBot, createChaosBot, type Person } from "./chaos-bot.ts";
import { watchConvergence } from "./convergence-watch.ts";
import type { Absence, BotTimeline, Convergence, Operation } from "./history.ts";
import { createOperationLog, type OperationCounts } from "./operation-log.ts";
import { createOutsider } from "./outsider.ts";
import type { Random } from "./random.ts";

export interface SwarmOptions {
  people: readonly Person[];
  /** Someone who will be a member of no room. */
  outsider: Person;
  /** One of several nodes, or the one address of a load balancer. */
  realtimeUrls: readonly string[];
  random: Random;
}

interface TalkOptions {
  /** Over all bots. What is still unanswered holds them back. */
  operationsPerSecond: number;
  /** Messages as large as they may be; otherwise as people write. */
  areLarge?: boolean;
}

export interface SwarmStatus extends OperationCounts {
  connected: number;
  bots: number;
}

export type Heads = ReadonlyMap<string, number>;

/** All bots of a run, on one clock and with one log. */
export interface Swarm {
  now(): number;
  connect(): void;
  /** Opens each person's rooms, by user id; resolves when everybody is up to date. */
  enter(roomIdsOf: ReadonlyMap<string, readonly string[]>): Promise<void>;
  talk(options: TalkOptions): void;
  /** Resolves when everything asked for has its answer, or the time is up. */
  hush(timeoutMs: number): Promise<void>;
  /** Has a share of the bots, picked at random, start anew. */
  reload(share: number): void;
  /** Waits until every bot shows the heads and has an answer to all that it asked for by `sinceMs`. */
  converge(heads: Heads, sinceMs: number, timeoutMs: number): Promise<Convergence[]>;
  /** Watches from now on how long each bot is not live; the returned function ends it, and says the longest times. */
  watchAbsences(): () => Absence[];
  status(): SwarmStatus;
  /** How many bots are connected to each node. */
  countByNode(): Map<string, number>;
  /** Ends the round: what was asked for in it, and what everyone ended up with. */
  leave(): { operations: Operation[]; timelines: BotTimeline[] };
  close(): void;
}

const TALK_INTERVAL_MS = 5;
const POLL_INTERVAL_MS = 25;
/** One in so many operations is the outsider's. */
const OUTSIDER_ONE_IN = 100;

export function createSwarm({ people, outsider, realtimeUrls, random }: SwarmOptions): Swarm {
  const now = () => performance.now();
  const log = createOperationLog(now);
  const bots = people.map((person, index) =>
    createChaosBot({ person, realtimeUrls: rotate(realtimeUrls, index), log, random: random.fork(person.name) }),
  );
  const stranger = createOutsider({ person: outsider, realtimeUrls, log, random: random.fork(outsider.name) });
  let roomIds: string[] = [];
  let talk: NodeJS.Timeout | undefined;

  function actOnce(areLarge: boolean): void {
    if (random.between(1, OUTSIDER_ONE_IN) === 1) stranger.act(random.pick(roomIds));
    else random.pick(bots).act({ areLarge });
  }

  function stopTalking(): void {
    clearInterval(talk);
    talk = undefined;
  }

  return {
    now,
    connect() {
      for (const bot of bots) bot.connect();
      stranger.connect();
    },
    async enter(roomIdsOf) {
      roomIds = [...new Set([...roomIdsOf.values()].flat())];
      await Promise.all(bots.map((bot, index) => bot.enter(roomIdsOf.get(people[index]?.userId ?? "") ?? [])));
    },
    talk({ operationsPerSecond, areLarge = false }) {
      stopTalking();
      let lastMs = now();
      let due = 0;
      talk = setInterval(() => {
        due += ((now() - lastMs) / 1_000) * operationsPerSecond;
        lastMs = now();
        // What was not done in time, because this process was busy, is not made up for.
        due = Math.min(due, Math.max(1, operationsPerSecond / 10));
        for (; due >= 1; due -= 1) actOnce(areLarge);
      }, TALK_INTERVAL_MS);
    },
    async hush(timeoutMs) {
      stopTalking();
      const giveUpAtMs = now() + timeoutMs;
      while (log.counts().pending > 0 && now() < giveUpAtMs) await sleep(POLL_INTERVAL_MS);
    },
    reload(share) {
      for (const bot of bots) if (random.next() < share) bot.reload();
    },
    converge: (heads, sinceMs, timeoutMs) =>
      watchConvergence<ChaosBot>({
        bots,
        nameOf: ({ name }) => name,
        hasConverged: (bot) => log.isSettled(bot.name, sinceMs) && bot.isUpTo(heads),
        sinceMs,
        timeoutMs,
        now,
      }),
    watchAbsences: () =>
      watchAbsences<ChaosBot>({ bots, nameOf: ({ name }) => name, isLive: ({ nodeId }) => nodeId !== null, now }),
    status: () => ({
      ...log.counts(),
      connected: bots.filter(({ nodeId }) => nodeId !== null).length,
      bots: bots.length,
    }),
    countByNode() {
      const counts = new Map<string, number>();
      for (const { nodeId } of bots) if (nodeId) counts.set(nodeId, (counts.get(nodeId) ?? 0) + 1);
      return counts;
    },
    leave() {
      stopTalking();
      const timelines = bots.flatMap((bot) => bot.readTimelines());
      for (const bot of bots) bot.leave();
      stranger.leave();
      return { operations: log.take(), timelines };
    },
    close() {
      stopTalking();
      for (const bot of bots) bot.close();
      stranger.close();
    },
  };
}

/** So that bots with several addresses begin with different ones. */
function rotate<Item>(items: readonly Item[], by: number): Item[] {
  const offset = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(offset), ...items.slice(0, offset)];
}
