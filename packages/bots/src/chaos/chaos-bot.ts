import { type BanterClient, createBanterClient, type Timeline } from "@banter/client";
import { createMessageChanges } from "./change-messages.ts";
import { createDraftStorage } from "./draft-storage.ts";
import type { BotTimeline } from "./history.ts";
import { writeLargeText, writeText, writeTooLongText } from "./message-text.ts";
import type { OpenOperation, OperationLog } from "./operation-log.ts";
import type { Random } from "./random.ts";
import { readMessages } from "./read-timeline.ts";

/** Someone with a session, as whom a bot acts. */
export interface Person {
  name: string;
  userId: string;
  token: string;
}

export interface ChaosBotOptions {
  person: Person;
  /** In the order in which the bot tries them. */
  realtimeUrls: readonly string[];
  log: OperationLog;
  random: Random;
}

/** A person who writes, edits and deletes through the SDK, logs what comes of it, and now and then gives up or reloads the page. */
export interface ChaosBot {
  readonly name: string;
  /** Where it is connected, if it is. */
  readonly nodeId: string | null;
  connect(): void;
  /** Opens rooms that the person is a member of; resolves when all of them are up to date. */
  enter(roomIds: readonly string[]): Promise<void>;
  /** Does one thing in one of its rooms, unless too much there still waits for its answer. */
  act(options: ActOptions): void;
  /** Starts anew with nothing but the drafts that were not sent yet. */
  reload(): void;
  /** Whether all its rooms are shown up to these heads, and nothing is known to be missing. */
  isUpTo(heads: ReadonlyMap<string, number>): boolean;
  /** What it shows of its rooms. */
  readTimelines(): BotTimeline[];
  /** Gives up what has not been sent and closes its rooms. */
  leave(): void;
  close(): void;
}

/** Unanswered messages of one bot in one room; a person who sees so many waiting stops writing. */
const MAX_WAITING_PER_ROOM = 3;
/** One in so many messages is given up while it is being sent. */
const GIVE_UP_ONE_IN = 100;
const GIVE_UP_WITHIN_MS = 300;

/** Something that a bot does in a room, and how often in comparison with the others. */
interface Deed {
  weight: number;
  start(room: OpenRoom, options: ActOptions): void;
}

interface ActOptions {
  /** Messages are as large as they may be. */
  areLarge: boolean;
}

interface OpenRoom {
  timeline: Timeline;
  heardSeqs: number[];
  heardFromBeginning: boolean;
}

export function createChaosBot({ person, realtimeUrls, log, random }: ChaosBotOptions): ChaosBot {
  const storage = createDraftStorage();
  const waiting = new Map<string, OpenOperation>();
  const rooms = new Map<string, OpenRoom>();
  let writtenCount = 0;
  let client = startClient();
  const changes = createMessageChanges({ person, client: () => client, log, random });

  function startClient(): BanterClient {
    const started = createBanterClient({
      baseUrl: realtimeUrls[0] ?? "",
      token: person.token,
      realtimeUrls,
      outboxStorage: storage,
    });
    started.on("message_sent", ({ clientId, message }) => take(clientId)?.succeed(message));
    started.on("message_refused", ({ clientId, error }) => take(clientId)?.refuse(`${error.code} ${error.message}`));
    return started;
  }

  function take(clientId: string): OpenOperation | undefined {
    const operation = waiting.get(clientId);
    waiting.delete(clientId);
    return operation;
  }

  function open(roomId: string, heardFromBeginning: boolean): OpenRoom {
    const room: OpenRoom = { timeline: client.room(roomId), heardSeqs: [], heardFromBeginning };
    room.timeline.onMessage(({ seq }) => room.heardSeqs.push(seq));
    rooms.set(roomId, room);
    return room;
  }

  const deeds: readonly Deed[] = [
    {
      weight: 200,
      start: (room, { areLarge }) => send(room, areLarge ? writeLargeText(nextName()) : writeText(nextName(), random)),
    },
    { weight: 20, start: ({ timeline }) => changes.editOwn(timeline, writeText(nextName(), random)) },
    { weight: 10, start: ({ timeline }) => changes.deleteOne(timeline) },
    // What the server must refuse.
    { weight: 1, start: (room) => send(room, writeTooLongText(nextName())) },
    { weight: 1, start: ({ timeline }) => changes.editAnothers(timeline, writeText(nextName(), random)) },
  ];

  function nextName(): string {
    writtenCount += 1;
    return `${person.name} ${writtenCount}`;
  }

  function send({ timeline }: OpenRoom, body: string): void {
    // The SDK chooses the clientId; nothing else runs between its sending and our noting the time.
    const clientId = timeline.send(body);
    const request = { kind: "send", bot: person.name, userId: person.userId, roomId: timeline.roomId } as const;
    waiting.set(clientId, log.begin({ ...request, clientId, body }));
    if (random.between(1, GIVE_UP_ONE_IN) === 1) {
      setTimeout(() => giveUp(clientId), random.between(0, GIVE_UP_WITHIN_MS));
    }
  }

  function giveUp(clientId: string): void {
    const operation = take(clientId);
    if (!operation) return;
    rooms.get(operation.request.roomId)?.timeline.discard(clientId);
    operation.giveUp();
  }

  function waitingIn(roomId: string): number {
    let count = changes.countIn(roomId);
    for (const { request } of waiting.values()) if (request.roomId === roomId) count += 1;
    return count;
  }

  return {
    name: person.name,
    get nodeId() {
      return client.continuity.getSnapshot().nodeId;
    },
    connect: () => client.connect(),
    async enter(roomIds) {
      await Promise.all(roomIds.map((roomId) => whenLive(open(roomId, true).timeline)));
    },
    act(options) {
      const room = random.pick([...rooms.values()]);
      if (waitingIn(room.timeline.roomId) < MAX_WAITING_PER_ROOM) random.pickWeighted(deeds).start(room, options);
    },
    reload() {
      client.close();
      client = startClient();
      for (const roomId of rooms.keys()) open(roomId, false);
      client.connect();
    },
    isUpTo(heads) {
      if (client.continuity.getSnapshot().status !== "live") return false;
      return [...rooms].every(([roomId, { timeline }]) => timeline.getSnapshot().rev >= (heads.get(roomId) ?? 0));
    },
    readTimelines: () =>
      [...rooms].map(([roomId, { timeline, heardSeqs, heardFromBeginning }]) => {
        const snapshot = timeline.getSnapshot();
        const reachesBeginning = snapshot.status !== "loading" && !snapshot.hasOlder;
        const messages = readMessages(snapshot);
        return { bot: person.name, roomId, messages, reachesBeginning, heardSeqs: [...heardSeqs], heardFromBeginning };
      }),
    leave() {
      for (const clientId of [...waiting.keys()]) giveUp(clientId);
      changes.giveUp();
      for (const { timeline } of rooms.values()) timeline.close();
      rooms.clear();
    },
    close: () => client.close(),
  };
}

function whenLive(timeline: Timeline): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (timeline.getSnapshot().status !== "live") return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = timeline.subscribe(check);
    check();
  });
}
