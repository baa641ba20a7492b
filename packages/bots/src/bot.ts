import { type BanterClient, createBanterClient, type Timeline } from "@banter/client";
import type { Message } from "@banter/protocol";
import type { ReceiverLog, SeenMessage } from "./judge.ts";
import type { Ledger } from "./ledger.ts";

/** A bot that has more than this waiting to be sent holds its tongue: the server is slower than it. */
const MAX_WAITING = 20;

export interface BotOptions {
  name: string;
  userId: string;
  token: string;
  roomId: string;
  url: string;
  realtimeUrls: readonly string[];
  ledger: Ledger;
}

/** One scripted user, connected to a node and sitting in a room. */
export interface Bot {
  readonly client: BanterClient;
  readonly room: Timeline;
  /** How often it was connected, by node. */
  readonly connections: ReadonlyMap<string, number>;
  /** Resolves when its room is open. Rejects when the room or the server will not have it. */
  enter(): Promise<void>;
  say(body: (number: number) => string): void;
  /** What it has got so far. */
  readLog(): ReceiverLog;
}

export function createBot({ name, userId, token, roomId, url, realtimeUrls, ledger }: BotOptions): Bot {
  const client = createBanterClient({ baseUrl: url, token, realtimeUrls });
  const room = client.room(roomId);
  const wire: SeenMessage[] = [];
  const announced: SeenMessage[] = [];
  const connections = new Map<string, number>();
  let number = 0;

  client.on("welcome", ({ nodeId }) => connections.set(nodeId, (connections.get(nodeId) ?? 0) + 1));
  client.on("new_chat_message", (event) => {
    if (event.roomId === roomId) wire.push(...event.messages.map(seenOf));
  });
  client.on("message_sent", ({ clientId }) => ledger.wasAcked(clientId));
  client.on("message_refused", ({ clientId }) => ledger.wasRefused(clientId));
  room.onMessage((message) => {
    announced.push(seenOf(message));
    ledger.wasAnnounced(message.clientId, userId);
  });

  return {
    client,
    room,
    connections,
    async enter() {
      client.connect();
      await client.whenConnected();
      await opened(room);
    },
    say(body) {
      if (client.continuity.getSnapshot().waitingToSendCount >= MAX_WAITING) return;
      number += 1;
      const text = body(number);
      ledger.wrote({ clientId: room.send(text), roomId, authorId: userId, body: text, number });
    },
    readLog: () => ({ name, roomId, wire, announced, shown: shownIn(room) }),
  };
}

function opened(room: Timeline): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = () => {
      const { status, error } = room.getSnapshot();
      if (status === "loading") return;
      unsubscribe();
      if (status === "gone") reject(error);
      else resolve();
    };
    const unsubscribe = room.subscribe(check);
    check();
  });
}

function shownIn(room: Timeline): SeenMessage[] {
  return room.getSnapshot().messages.flatMap((entry) => (entry.state === "stored" ? [seenOf(entry.message)] : []));
}

function seenOf({ seq, author, clientId, body }: Message): SeenMessage {
  return { seq, authorId: author.id, clientId, body };
}
