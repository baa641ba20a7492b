import type { DirectRoom, MessageDraft, WriteOutcome } from "@banter/domain";
import type { Attachment, Mention } from "@banter/protocol";
import type { Pool, PoolClient } from "pg";
import { v7 as uuidv7 } from "uuid";
import { ATTACHMENT_JSON, type MessageRow, messageColumnsFor, toMessage } from "./message-row.ts";
import { despiteDeadlocks, inTransaction } from "./transaction.ts";

type OutcomeRow = Omit<
  MessageRow,
  "author_id" | "client_id" | "pinned_at" | "reactions" | "mentions" | "attachments"
> & {
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
    $1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::uuid[], $9::text[]
  )`;

/** Messages as their authors see them. */
const READ_STORED = `
  SELECT u.username AS author_name, ${messageColumnsFor("m.author_id")}
  FROM messages AS m JOIN users AS u ON u.id = m.author_id WHERE m.id = ANY ($1::uuid[])`;

const SET_MENTIONS = `
  SELECT t.id, set_mentions(t.id, string_to_array(t.names, ' ')) AS meant
  FROM unnest($1::uuid[], $2::text[]) AS t (id, names)`;

const READ_ATTACHMENTS = `
  SELECT a.message_id AS id, jsonb_agg(${ATTACHMENT_JSON} ORDER BY a.position) AS attachments
  FROM attachments AS a WHERE a.message_id = ANY ($1::uuid[]) GROUP BY a.message_id`;

/** What messages have that the function of the database does not answer with, by their ids. */
interface Extras {
  meant: ReadonlyMap<string, Mention[] | null>;
  attachments: ReadonlyMap<string, Attachment[]>;
}

const NO_EXTRAS: Extras = { meant: new Map(), attachments: new Map() };

/**
 * Writes drafts through a function of the database: one round trip, one transaction, one outcome per draft. A batch that
 * mentions somebody or has attachments takes another statement or two in its transaction.
 */
export function createMessageWriter(pool: Pool, onUnconfirmed: (error: unknown) => void) {
  return async function writeMessages(drafts: MessageDraft[]): Promise<WriteOutcome[]> {
    const isAnyoneMentioned = drafts.some(({ mentions = [] }) => mentions.length > 0);
    const isAnythingAttached = drafts.some((draft) => attachmentList(draft) !== null);
    if (!isAnyoneMentioned && !isAnythingAttached) {
      return outcomesOf(drafts, await despiteDeadlocks(() => write(pool, drafts)), NO_EXTRAS);
    }
    const { rows, extras } = await inTransaction(pool, async (client) => {
      const written = await write(client, drafts);
      const meant = isAnyoneMentioned ? await setMentions(client, drafts, written) : NO_EXTRAS.meant;
      const attachments = isAnythingAttached ? await readAttachments(client, written) : NO_EXTRAS.attachments;
      return { rows: written, extras: { meant, attachments } };
    });
    return outcomesOf(drafts, rows, extras);
  };

  async function write(connection: Pool | PoolClient, drafts: MessageDraft[]): Promise<OutcomeRow[]> {
    const { rows } = await connection.query<OutcomeRow>({
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
        drafts.map(attachmentList),
      ],
    });
    return rows;
  }

  /** Whom the drafts that were written mention, by their ids; the rooms are locked. */
  async function setMentions(client: PoolClient, drafts: MessageDraft[], rows: OutcomeRow[]) {
    const written = rows.flatMap(({ id, place, outcome }) => {
      const names = drafts[Number(place) - 1]?.mentions ?? [];
      return outcome === "written" && names.length > 0 ? [{ id, names: names.join(" ") }] : [];
    });
    const { rows: found } = await client.query<{ id: string; meant: Mention[] | null }>(SET_MENTIONS, [
      written.map(({ id }) => id),
      written.map(({ names }) => names),
    ]);
    return new Map(found.map(({ id, meant }) => [id, meant]));
  }

  async function readAttachments(client: PoolClient, rows: OutcomeRow[]) {
    const { rows: found } = await client.query<{ id: string; attachments: Attachment[] }>(READ_ATTACHMENTS, [
      rows.filter(({ outcome }) => outcome === "written").map(({ id }) => id),
    ]);
    return new Map(found.map(({ id, attachments }) => [id, attachments]));
  }

  async function outcomesOf(drafts: MessageDraft[], rows: OutcomeRow[], extras: Extras): Promise<WriteOutcome[]> {
    const byPlace = new Map(rows.map((row) => [Number(row.place), row]));
    const stored = await readStored(rows.filter(({ outcome }) => outcome === "duplicate").map(({ id }) => id));
    return drafts.map((draft, index) => toOutcome(draft, byPlace.get(index + 1), stored, extras));
  }

  /**
   * What was written before may have been reacted to since: such messages are read in full. Null where that fails, and
   * `onUnconfirmed` is told: by then the others are committed, and must be answered as such.
   */
  async function readStored(ids: string[]): Promise<Map<string, MessageRow> | null> {
    if (ids.length === 0) return new Map();
    try {
      const { rows } = await pool.query<MessageRow>({ name: "read_stored", text: READ_STORED, values: [ids] });
      return new Map(rows.map((row) => [row.id, row]));
    } catch (error) {
      onUnconfirmed(error);
      return null;
    }
  }
}

function toOutcome(
  draft: MessageDraft,
  row: OutcomeRow | undefined,
  stored: ReadonlyMap<string, MessageRow> | null,
  { meant, attachments }: Extras,
): WriteOutcome {
  if (!row) throw new Error("the database answered without a row for a draft");
  if (row.outcome !== "written" && row.outcome !== "duplicate") return { kind: row.outcome };
  if (row.outcome === "duplicate" && stored === null) return { kind: "unconfirmed" };
  const given = {
    author_id: draft.authorId,
    client_id: draft.clientId,
    mentions: meant.get(row.id) ?? null,
    attachments: attachments.get(row.id) ?? null,
  };
  const message = toMessage(stored?.get(row.id) ?? { ...row, ...given, pinned_at: null, reactions: null });
  const direct = directRoomOf(row);
  return { kind: row.outcome, message, ...(direct && { direct }) };
}

/** Ids with a space between them, as the function takes them; null for none. */
function attachmentList({ attachmentIds }: MessageDraft): string | null {
  return attachmentIds?.length ? attachmentIds.join(" ") : null;
}

function directRoomOf({ other_id, other_name, room_created_at, is_room_new }: OutcomeRow): DirectRoom | null {
  if (other_id === null || other_name === null || room_created_at === null) return null;
  return {
    other: { id: other_id, username: other_name },
    createdAt: room_created_at.toISOString(),
    isNew: is_room_new === true,
  };
}
