import type { BotTimeline, History, Operation, SeenMessage, StoredMessage } from "../history.ts";

/** A history that tests may spoil: everything in it is a copy of its own. */
export interface PlantedHistory extends History {
  operations: Operation[];
  timelines: (BotTimeline & { messages: SeenMessage[]; heardSeqs: number[] })[];
  stored: StoredMessage[];
  rooms: { roomId: string; headRev: number }[];
  convergence: { bot: string; tookMs: number | null }[];
  absences: { bot: string; longestMs: number }[];
}

const BOTS = ["ann", "bob"];
const ROOM = "room";
const MESSAGE_COUNT = 6;

/**
 * Two bots that took turns in one room, each message sent at ten times its seq and acknowledged five later: "m1" to
 * "m6" at seq 1 to 6, all of them seen by both.
 */
export function cleanHistory(): PlantedHistory {
  const places = Array.from({ length: MESSAGE_COUNT }, (_, index) => index + 1);
  const stored = places.map((seq) => message(seq));
  return {
    operations: stored.map(({ clientId, authorId, seq, body }) => ({
      kind: "send",
      bot: authorId,
      userId: authorId,
      roomId: ROOM,
      clientId,
      body,
      invokedAtMs: seq * 10,
      settledAtMs: seq * 10 + 5,
      outcome: "ok",
      seq,
      rev: seq,
      refusal: null,
    })),
    timelines: BOTS.map((bot) => ({
      bot,
      roomId: ROOM,
      messages: places.map((seq) => message(seq)),
      reachesBeginning: true,
      heardSeqs: [...places],
      heardFromBeginning: true,
    })),
    stored: stored.map((row) => ({ ...row, roomId: ROOM })),
    rooms: [{ roomId: ROOM, headRev: MESSAGE_COUNT }],
    convergence: BOTS.map((bot) => ({ bot, tookMs: 1_200 })),
    absences: BOTS.map((bot) => ({ bot, longestMs: 2_500 })),
  };
}

function message(seq: number): SeenMessage {
  const authorId = BOTS[(seq - 1) % BOTS.length] ?? "";
  return { id: `id${seq}`, clientId: `m${seq}`, authorId, seq, rev: seq, body: `text ${seq}` };
}

/** Changes a message's text, or deletes it with null, in Postgres and at every bot, with the operation that asked for it. */
export function change(
  history: PlantedHistory,
  clientId: string,
  body: string | null,
  asked: Partial<Operation> = {},
): void {
  const room = history.rooms[0];
  if (!room) throw new Error("the history has no room");
  room.headRev += 1;
  const invokedAtMs = 1_000 + room.headRev * 10;
  history.operations.push({
    kind: body === null ? "delete" : "edit",
    bot: "ann",
    userId: "ann",
    roomId: ROOM,
    clientId,
    body,
    invokedAtMs,
    settledAtMs: invokedAtMs + 5,
    outcome: "ok",
    seq: null,
    rev: room.headRev,
    refusal: null,
    ...asked,
  });
  setBody(history, clientId, body, room.headRev);
}

/** Only what is held, not what was asked for. */
export function setBody(history: PlantedHistory, clientId: string, body: string | null, rev: number): void {
  for (const held of [history.stored, ...history.timelines.map(({ messages }) => messages)]) {
    const message = held.find((one) => one.clientId === clientId);
    if (message) Object.assign(message, { body, rev });
  }
}

/** @throws Error when there is no such element: a test that plants nothing proves nothing. */
export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items.at(index);
  if (item === undefined) throw new Error(`there is no item ${index}`);
  return item;
}
