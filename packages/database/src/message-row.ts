import type { Message } from "@banter/protocol";

/** What each query for messages selects, under these names. */
export const MESSAGE_COLUMNS = `m.id, m.room_id, m.author_id, m.client_id, m.seq, m.rev, m.body, m.created_at,
  m.edited_at, m.deleted_at`;

export interface MessageRow {
  id: string;
  room_id: string;
  author_id: string;
  author_name: string;
  client_id: string;
  /** int8 arrives as text. */
  seq: string;
  rev: string;
  body: string | null;
  created_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
}

export function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    roomId: row.room_id,
    author: { id: row.author_id, username: row.author_name },
    clientId: row.client_id,
    seq: Number(row.seq),
    rev: Number(row.rev),
    body: row.body,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
  };
}
