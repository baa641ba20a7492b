import { type Attachment, LIMITS, type Mention, type Message, type Reaction } from "@banter/protocol";

interface ReactionView {
  /** Whose reactions stand first, as SQL. */
  first?: string;
  /** From whom the reactions of those whom they block are hidden, as SQL. */
  hideFor?: string;
}

/** One attachment, of `attachments AS a`, as it goes over the wire. */
export const ATTACHMENT_JSON = `jsonb_build_object(
  'id', a.id, 'name', a.name, 'mediaType', a.media_type, 'sizeBytes', a.size_bytes, 'description', a.description,
  'picture', CASE WHEN a.width IS NOT NULL THEN
    jsonb_build_object('width', a.width, 'height', a.height, 'isAnimated', a.is_animated) END
)`;

const ATTACHMENTS = `(
  SELECT jsonb_agg(${ATTACHMENT_JSON} ORDER BY a.position) FROM attachments AS a WHERE a.message_id = m.id
)`;

/** What each query for messages selects of `messages AS m`. */
export function messageColumns(view: ReactionView): string {
  return `m.id, m.room_id, m.author_id, m.client_id, m.seq, m.rev, m.body, m.created_at, m.edited_at, m.deleted_at,
    m.reply_to_id, m.pinned_at, m.mentions, ${reactionColumn(view)} AS reactions, ${ATTACHMENTS} AS attachments`;
}

/** The columns as one person, a parameter or column, may see them. */
export function messageColumnsFor(person: string): string {
  return messageColumns({ first: person, hideFor: person });
}

function reactionColumn({ first, hideFor }: ReactionView): string {
  const order = first ? `(p.id = ${first}) DESC, ` : "";
  const shown = hideFor
    ? `AND NOT EXISTS (SELECT FROM blocks AS b WHERE b.blocker_id = ${hideFor} AND b.blocked_id = x.user_id)`
    : "";
  return `(
    SELECT jsonb_agg(
      jsonb_build_object('emoji', e.emoji, 'count', e.count, 'people', e.people) ORDER BY e.since, e.emoji
    ) FROM (
      SELECT x.emoji, count(*) AS count, min(x.created_at) AS since, to_jsonb((array_agg(
        jsonb_build_object('id', p.id, 'username', p.username) ORDER BY ${order}x.created_at, p.id
      ))[1:${LIMITS.reactionPeopleListed}]) AS people
      FROM reactions AS x JOIN users AS p ON p.id = x.user_id
      WHERE x.message_id = m.id ${shown}
      GROUP BY x.emoji
    ) AS e
  )`;
}

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
  reply_to_id: string | null;
  pinned_at: Date | null;
  /** Null without any. */
  reactions: Reaction[] | null;
  /** As the database keeps it, which is as it goes over the wire. */
  mentions: Mention[] | null;
  /** Null without any. */
  attachments: Attachment[] | null;
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
    replyToId: row.reply_to_id,
    reactions: row.reactions ?? [],
    mentions: row.mentions ?? [],
    attachments: row.attachments ?? [],
    pinnedAt: row.pinned_at?.toISOString() ?? null,
  };
}
