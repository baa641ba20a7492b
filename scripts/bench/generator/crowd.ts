import { type ChatClient, connectChatClient } from "./chat-client.ts";
import { DIALECTS } from "./dialects.ts";
import { findMarks } from "./marks.ts";
import type { Guest, Site } from "./plan.ts";

/** Handshakes under way at the same time. */
const CONCURRENT_CONNECTS = 50;

export interface Member {
  client: ChatClient;
  roomId: string;
}

/** All clients of one measurement. */
export interface Crowd {
  /** Lets every room's guests in, in order; member N of a room is its guest N. */
  admit(rooms: readonly (readonly Guest[])[]): Promise<Member[][]>;
  /** Who is told of every message that reaches a member, by the member's place in the room. */
  listen(listener: (message: number, member: number) => void): void;
  readonly acknowledged: number;
  /** @throws Error when a server has refused anything, or ended a connection. */
  assertUndisturbed(): void;
  leave(): void;
}

export function createCrowd({ dialect: dialectName, ports }: Site): Crowd {
  const dialect = DIALECTS[dialectName];
  const clients: ChatClient[] = [];
  let acknowledged = 0;
  let failure: string | undefined;
  let hear: (message: number, member: number) => void = () => {};

  async function admitOne({ token, roomId }: Guest, index: number, place: number): Promise<Member> {
    const hearHere = (message: number) => hear(message, place);
    const client = await connectChatClient({
      port: ports[index % ports.length] ?? 0,
      token,
      dialect,
      onEvent: (bytes, start, end) => findMarks(bytes, start, end, hearHere),
      onAcknowledged: () => {
        acknowledged += 1;
      },
      onFailure: (reason) => {
        failure ??= reason;
      },
    });
    clients.push(client);
    await client.join(roomId);
    return { client, roomId };
  }

  return {
    async admit(rooms) {
      const line = rooms.flatMap((guests, room) => guests.map((guest, place) => ({ guest, room, place })));
      const admitted: Member[][] = rooms.map(() => []);
      let next = 0;
      async function admitOneAfterAnother(): Promise<void> {
        for (let index = next++; index < line.length; index = next++) {
          const entry = line[index];
          const members = admitted[entry?.room ?? 0];
          if (entry && members) members[entry.place] = await admitOne(entry.guest, index, entry.place);
        }
      }
      await Promise.all(Array.from({ length: CONCURRENT_CONNECTS }, admitOneAfterAnother));
      return admitted;
    },
    listen(listener) {
      hear = listener;
    },
    get acknowledged() {
      return acknowledged;
    },
    assertUndisturbed() {
      if (failure !== undefined) throw new Error(`The server disturbed the measurement: ${failure}`);
    },
    leave() {
      for (const client of clients.splice(0)) client.close();
    },
  };
}
