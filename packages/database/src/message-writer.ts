import type { MessageDraft, WriteOutcome } from "@banter/domain";
import type { Pool } from "pg";
import { type MessageRow, messageColumnsFor, toMessage } from "./message-row.ts";

type OutcomeKind = WriteOutcome["kind"];
type OutcomeRow = Omit<MessageRow, "room_id" | "author_id" | "client_id" | "pinned_at" | "reactions"> & {
  place: string;
  outcome: OutcomeKind;
};

/** Messages as their authors see them. */
const READ_STORED = `
  SELECT u.username AS author_name, ${messageColumnsFor("m.author_id")}
  FROM messages AS m JOIN users AS u ON u.id = m.author_id WHERE m.id = ANY ($1::uuid[])`;

/** Writes drafts through the `write_messages` function: one round trip, one transaction, one outcome per draft. */
export function createMessageWriter(pool: Pool) {
  return async function writeMessages(drafts: MessageDraft[]): Promise<WriteOutcome[]> {
    const { rows } = await pool.query<OutcomeRow>({
      name: "write_messages",
      text: "SELECT * FROM write_messages($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::uuid[])",
      values: [
        drafts.map((draft) => draft.id),
        drafts.map((draft) => draft.roomId),
        drafts.map((draft) => draft.authorId),
        drafts.map((draft) => draft.sessionId),
        drafts.map((draft) => draft.clientId),
        drafts.map((draft) => draft.body),
        drafts.map((draft) => draft.replyToId ?? null),
      ],
    });
    const byPlace = new Map(rows.map((row) => [Number(row.place), row]));
    const stored = await readStored(rows.filter(({ outcome }) => outcome === "duplicate").map(({ id }) => id));
    return drafts.map((draft, index) => toOutcome(draft, byPlace.get(index + 1), stored));
  };

  /** What was written before may have been reacted to since: such messages are read in full. */
  async function readStored(ids: string[]): Promise<Map<string, MessageRow>> {
    if (ids.length === 0) return new Map();
    const { rows } = await pool.query<MessageRow>({ name: "read_stored", text: READ_STORED, values: [ids] });
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function toOutcome(
  draft: MessageDraft,
  row: OutcomeRow | undefined,
  stored: ReadonlyMap<string, MessageRow>,
): WriteOutcome {
  if (!row) throw new Error("write_messages answered without a row for a draft");
  if (row.outcome !== "written" && row.outcome !== "duplicate") return { kind: row.outcome };
  const given = { room_id: draft.roomId, author_id: draft.authorId, client_id: draft.clientId };
  const message = toMessage(stored.get(row.id) ?? { ...row, ...given, pinned_at: null, reactions: null });
  return { kind: row.outcome, message };
}
