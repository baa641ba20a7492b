import { randomUUID } from "node:crypto";

/** What a client says to one of the servers. */
export interface Dialect {
  join(roomId: string): unknown[];
  post(roomId: string, body: string): unknown[];
  /** Whether the server says what became of a message. */
  acknowledges: boolean;
}

export const DIALECTS = {
  banter: {
    join: (roomId) => ["join_room", { roomId }],
    post: (roomId, body) => ["new_chat_message", { roomId, clientId: randomUUID(), body }],
    acknowledges: true,
  },
  "socket.io": {
    join: (roomId) => ["join", roomId],
    post: (roomId, body) => ["chat message", { roomId, body }],
    acknowledges: false,
  },
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof DIALECTS;
