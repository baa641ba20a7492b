import type { NodePresence, PresenceChanges } from "@banter/database";
import { type PresencePorts, repeat } from "@banter/domain";
import {
  AppError,
  LIMITS,
  PRESENCE_CHANGED,
  type PresenceList,
  type PresenceState,
  type SetPresence,
} from "@banter/protocol";
import type { Logger } from "pino";
import type { BanterServer, BanterSocket } from "../node.ts";
import { createLocalPeople } from "./local-people.ts";
import { createOnlookers } from "./onlookers.ts";

/** How long it may go unnoticed that somebody came or went, when no other node says so. */
const POLL_INTERVAL_MS = 2_000;
/** However much happens, the database is asked this often at most. */
const SPACING_MS = 250;
/** A row may commit this much later than the moment it bears. */
const COMMIT_DELAY_MS = 3_000;
/** How often the database's word on this node's people is held against what is so: it may have lost some. */
const COMPARE_INTERVAL_MS = 30_000;
/** Without an answer from the database for so long, what is known counts for nothing. */
const BLIND_AFTER_MS = 8_000;
/** After such a pause the other nodes may not have renewed their rows yet: nobody is taken for gone for this long. */
const RETURN_MS = 8_000;
const LONG_PAUSE_MS = 5_000;
/** People in one statement. */
const PIECE = 5_000;

export interface PresenceWatchOptions extends PresencePorts {
  io: BanterServer;
  /** Of this run of the node, as it renews it. */
  nodeId: string;
  writePresence(nodeId: string, people: NodePresence[]): Promise<void>;
  findPresenceChanges(after: Date): Promise<PresenceChanges>;
  readNodePresence(nodeId: string): Promise<Map<string, PresenceState>>;
  forgetGone(nodeId: string): Promise<void>;
  /** The person's allowance of changes; 0, or how many milliseconds to wait. */
  takeChange(userId: string): number;
  onTold(peopleCount: number): void;
  logger: Logger;
}

export type PresenceWatch = ReturnType<typeof watchPresence>;

/**
 * Writes down who is on this node, and tells its connections how the people are whom they follow. The database is
 * asked, so that no broker is needed for it. What another node says through the broker only has it ask sooner.
 */
export function watchPresence({ io, nodeId, onTold, logger, ...ports }: PresenceWatchOptions) {
  const onlookers = createOnlookers(onTold);
  const local = createLocalPeople(wake);
  let askFrom = new Date();
  let aliveNodes = "";
  /** Everybody followed is to be read anew, whatever changed. */
  let readAll = true;
  let isBlind = false;
  let answeredAtMs = performance.now();
  let returningUntilMs = 0;
  let comparedAtMs = performance.now();
  let lookedAtMs = 0;
  let waking: NodeJS.Timeout | undefined;
  /** Grows whenever it may have changed who sees whom. */
  let accessVersion = 0;

  const watch = repeat(POLL_INTERVAL_MS, logger, "presence watch", async () => {
    lookedAtMs = performance.now();
    try {
      await write();
    } finally {
      await look();
    }
    if (performance.now() - comparedAtMs >= COMPARE_INTERVAL_MS) await compare();
  });
  const blindness = setInterval(() => {
    if (isBlind || performance.now() - answeredAtMs < BLIND_AFTER_MS) return;
    isBlind = true;
    onlookers.loseSight();
  }, 1_000);
  io.on(PRESENCE_CHANGED, wake);

  function wake(): void {
    waking ??= setTimeout(
      () => {
        waking = undefined;
        watch.runSoon();
      },
      Math.max(0, lookedAtMs + SPACING_MS - performance.now()),
    );
  }

  async function write(): Promise<void> {
    const people = local.unwritten();
    if (people.length === 0) return;
    for (const some of inPieces(people)) {
      await ports.writePresence(nodeId, some);
      local.noteWritten(some);
    }
    io.serverSideEmit(PRESENCE_CHANGED);
  }

  async function look(): Promise<void> {
    const { nodeIds, userIds, asOf } = await ports.findPresenceChanges(askFrom);
    const pausedMs = performance.now() - answeredAtMs;
    answeredAtMs = performance.now();
    if (pausedMs > LONG_PAUSE_MS) returningUntilMs = answeredAtMs + RETURN_MS;
    const isAll = readAll || isBlind || aliveNodes !== nodeIds.join();
    readAll = false;
    isBlind = false;
    try {
      await refresh(isAll ? onlookers.followed() : userIds.filter(onlookers.isFollowed));
    } catch (error) {
      readAll = true;
      throw error;
    }
    aliveNodes = nodeIds.join();
    askFrom = new Date(asOf.getTime() - COMMIT_DELAY_MS);
  }

  async function refresh(userIds: string[]): Promise<void> {
    for (const some of inPieces(userIds)) {
      const states = await ports.readPresence(some);
      onlookers.setStates(some, (userId) => believed(userId, states.get(userId) ?? "offline"));
    }
  }

  function believed(userId: string, state: PresenceState): PresenceState | undefined {
    const isHasty = state === "offline" && performance.now() < returningUntilMs;
    if (!isHasty || onlookers.stateOf(userId) === "offline") return state;
    readAll = true; // once it can be believed
    return undefined;
  }

  async function compare(): Promise<void> {
    comparedAtMs = performance.now();
    local.compare(await ports.readNodePresence(nodeId));
    await ports.forgetGone(nodeId);
  }

  async function findVisible(viewerId: string, userIds: string[]): Promise<Set<string>> {
    for (;;) {
      const version = accessVersion;
      const visible = await ports.findVisible(userIds.map((userId) => ({ viewerId, userId })));
      if (version === accessVersion) return new Set(visible.map(({ userId }) => userId));
    }
  }

  return {
    /** The socket's person is here until it ends. */
    enter(socket: BanterSocket): void {
      const { userId } = socket.data.actor;
      local.set(userId, socket.id, false);
      socket.once("disconnect", () => {
        onlookers.forget(socket);
        local.remove(userId, socket.id);
      });
    },

    /** @throws AppError CONFLICT too_many. */
    async follow(socket: BanterSocket, userIds: string[]): Promise<PresenceList> {
      if (onlookers.countWith(socket, userIds) > LIMITS.presenceMaxWatched) {
        throw new AppError("CONFLICT", `One connection follows up to ${LIMITS.presenceMaxWatched} people`, {
          reason: "too_many",
        });
      }
      onlookers.follow(socket, userIds);
      onlookers.admit(socket, userIds, await findVisible(socket.data.actor.userId, userIds));
      const unknown = onlookers.unknownAmong(userIds);
      const states = await ports.readPresence(unknown);
      // What has been told meanwhile is newer.
      const stillUnknown = onlookers.unknownAmong(unknown);
      onlookers.setStates(stillUnknown, (id) => believed(id, states.get(id) ?? "offline"), socket);
      if (!socket.connected) onlookers.forget(socket);
      return { people: onlookers.seenBy(socket, userIds) };
    },

    unfollow(socket: BanterSocket, userIds: string[]): { userIds: string[] } {
      onlookers.unfollow(socket, userIds);
      return { userIds };
    },

    /** @throws AppError RATE_LIMITED. */
    say(socket: BanterSocket, state: SetPresence["state"]): SetPresence {
      const { userId } = socket.data.actor;
      const waitMs = ports.takeChange(userId);
      if (waitMs > 0) throw new AppError("RATE_LIMITED", "You come and go a lot", { retryAfterMs: waitMs });
      if (socket.connected) local.set(userId, socket.id, state === "away");
      return { state };
    },

    /** Blocks, friendships or memberships of these people changed. */
    async accessChanged(userIds: ReadonlySet<string>): Promise<void> {
      accessVersion += 1;
      const pairs = onlookers.concerning(userIds);
      for (const some of inPieces(pairs)) onlookers.setVisible(some, await ports.findVisible(some));
    },

    get peopleCount(): number {
      return local.count;
    },
    get followedCount(): number {
      return onlookers.followedCount;
    },

    async stop(): Promise<void> {
      clearInterval(blindness);
      clearTimeout(waking);
      local.stop();
      await watch.stop();
    },
  };
}

function* inPieces<Item>(items: Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += PIECE) yield items.slice(from, from + PIECE);
}
