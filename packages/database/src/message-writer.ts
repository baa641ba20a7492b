import type { MessageDraft, WriteOutcome } from "@banter/domain";
import type { Pool } from "pg";
import { type MessageRow, toMessage } from "./message-row.ts";

type OutcomeKind = WriteOutcome["kind"];
type OutcomeRow = Omit<MessageRow, "room_id" | "author_id" | "client_id"> & { place: string; outcome: OutcomeKind };

/** Writes drafts through the `write_messages` function: one round trip, one transaction, one outcome per draft. */
export function createMessageWriter(pool: Pool) {
  return async function writeMessages(drafts: MessageDraft[]): Promise<WriteOutcome[]> {
    const { rows } = await pool.query<OutcomeRow>({
      name: "write_messages",
      text: "SELECT * FROM write_messages($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[])",
      values: [
        drafts.map((draft) => draft.id),
        drafts.map((draft) => draft.roomId),
        drafts.map((draft) => draft.authorId),
        drafts.map((draft) => draft.sessionId),
        drafts.map((draft) => draft.clientId),
        drafts.map((draft) => draft.body),
      ],
    });
    const byPlace = new Map(rows.map((row) => [Number(row.place), row]));
    return drafts.map((draft, index) => toOutcome(draft, byPlace.get(index + 1)));
  };
}

function toOutcome(draft: MessageDraft, row: OutcomeRow | undefined): WriteOutcome {
  if (!row) throw new Error("write_messages answered without a row for a draft");
  if (row.outcome !== "written" && row.outcome !== "duplicate") return { kind: row.outcome };
  const message = toMessage({ ...row, room_id: draft.roomId, author_id: draft.authorId, client_id: draft.clientId });
  return { kind: row.outcome, message };
}
