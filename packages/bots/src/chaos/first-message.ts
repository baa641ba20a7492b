import { setTimeout as sleep } from "node:timers/promises";
import { createBanterClient } from "@banter/client";
import type { Person } from "./chaos-bot.ts";

export interface FirstMessageOptions {
  roomId: string;
  /** Both are members of the room; each at a node of their own. */
  speaker: { person: Person; realtimeUrl: string };
  listener: { person: Person; realtimeUrl: string };
  /** How long both are connected before anything is said. */
  idleMs: number;
  /** How long the message may take to the listener. */
  timeoutMs: number;
}

const ANSWER_TIMEOUT_MS = 20_000;

/**
 * Says one thing in a room where nothing has been said. Resolves with how long it took to the listener as a live event
 * (what comes by a sync does not count), or with null if it did not come.
 */
export async function sayFirst({ roomId, speaker, listener, idleMs, timeoutMs }: FirstMessageOptions) {
  const clients = [speaker, listener].map(({ person, realtimeUrl }) =>
    createBanterClient({ baseUrl: realtimeUrl, token: person.token, realtimeUrls: [realtimeUrl] }),
  );
  const [speaking, listening] = clients;
  if (!speaking || !listening) throw new Error("two clients are needed");
  try {
    for (const client of clients) client.connect();
    await Promise.all(clients.map((client) => client.whenConnected()));
    const heardAtMs = new Promise<number>((resolve) => {
      listening.on("new_chat_message", () => resolve(performance.now()));
    });
    await sleep(idleMs);
    const sentAtMs = performance.now();
    const acknowledged = new Promise<true>((resolve) => speaking.on("message_sent", () => resolve(true)));
    speaking.room(roomId).send("first");
    const isAcknowledged = await Promise.race([acknowledged, sleep(ANSWER_TIMEOUT_MS, false)]);
    if (!isAcknowledged) throw new Error("the first message was not acknowledged");
    return await Promise.race([heardAtMs.then((ms) => ms - sentAtMs), sleep(timeoutMs, null)]);
  } finally {
    for (const client of clients) client.close();
  }
}
