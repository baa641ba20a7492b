import type { DirectRoom, MessageDraft, WriteOutcome } from "@banter/domain";
import type { Pool } from "pg";
import { v7 as uuidv7 } from "uuid";
import { type MessageRow, messageColumnsFor, toMessage } from "./message-row.ts";

type OutcomeRow = Omit<MessageRow, "author_id" | "client_id" | "pinned_at" | "reactions"> & {
  place: string;
  outcome: WriteOutcome["kind"];
  /** These are null outside of DIRECT rooms. */
  other_id: string | null;
  other_name: string | null;
  room_created_at: Date | null;
  is_room_new: boolean | null;
};

const WRITE = `
  SELECT * FROM write_addressed_messages(
    $1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::uuid[]
  )`;

/** Messages as their authors see them. */
const READ_STORED = `
  SELECT u.username AS author_name, ${messageColumnsFor("m.author_id")}
  FROM messages AS m JOIN users AS u ON u.id = m.author_id WHERE m.id = ANY ($1::uuid[])`;

/** Writes drafts through a function of the database: one round trip, one transaction, one outcome per draft. */
export function createMessageWriter(pool: Pool) {
  return async function writeMessages(drafts: MessageDraft[]): Promise<WriteOutcome[]> {
    const { rows } = await pool.query<OutcomeRow>({
      name: "write_addressed_messages",
      text: WRITE,
      values: [
        drafts.map((draft) => draft.id),
        // For a message to a person, the room that is made if the two have none.
        drafts.map((draft) => ("roomId" in draft ? draft.roomId : uuidv7())),
        drafts.map((draft) => ("toUserId" in draft ? draft.toUserId : null)),
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
  if (!row) throw new Error("the database answered without a row for a draft");
  if (row.outcome !== "written" && row.outcome !== "duplicate") return { kind: row.outcome };
  const given = { author_id: draft.authorId, client_id: draft.clientId };
  const message = toMessage(stored.get(row.id) ?? { ...row, ...given, pinned_at: null, reactions: null });
  const direct = directRoomOf(row);
  return { kind: row.outcome, message, ...(direct && { direct }) };
}

function directRoomOf({ other_id, other_name, room_created_at, is_room_new }: OutcomeRow): DirectRoom | null {
  if (other_id === null || other_name === null || room_created_at === null) return null;
  return {
    other: { id: other_id, username: other_name },
    createdAt: room_created_at.toISOString(),
    isNew: is_room_new === true,
  };
}
