import type { FriendFacts, FriendPorts } from "@banter/domain";
import { type Friend, LIMITS, type Person, type Relation } from "@banter/protocol";
import type { Pool, PoolClient } from "pg";
import { z } from "zod";
import { requireMayAct } from "./bans.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

type FriendStore = Pick<FriendPorts, "changeFriendship" | "listFriends" | "countAsked" | "findPeople">;

interface FactsRow {
  relation: FriendFacts["relation"];
  since: Date | null;
  is_blocked_by_actor: boolean;
  is_blocked_by_other: boolean;
  actor_requests_count: number;
  actor_friends_count: number;
  other_friends_count: number;
}

interface FriendRow extends Person {
  relation: "asked" | "requested" | "friends";
  since: Date;
}

/** Whoever changes anything between two people, or the number of friends of one of them, waits for these rows. */
const LOCK_PEOPLE =
  "SELECT id, username FROM users WHERE id = ANY ($1) AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE";
/** Blocks wait for this one. */
const LOCK_PAIR = "SELECT lock_pair($1, $2)";

const countFriends = (person: string) =>
  `(SELECT count(*)::int FROM friends WHERE status = 'ACCEPTED' AND ${person} IN (low_id, high_id))`;

export const isBlocked = (blocker: string, blocked: string) =>
  `EXISTS (SELECT FROM blocks WHERE blocker_id = ${blocker} AND blocked_id = ${blocked})`;

/** How the person $1 stands to another, from the joined `f` and `unseen`. */
export const RELATION = `
  CASE
    WHEN f.status = 'ACCEPTED' THEN 'friends'
    WHEN f.requester_id = $1 THEN 'requested'
    WHEN f.requester_id IS NOT NULL THEN 'asked'
    WHEN unseen.requester_id IS NOT NULL THEN 'unseen'
    ELSE 'none'
  END`;

export const between = (other: string) => `
  LEFT JOIN friends AS f ON f.low_id = least($1, ${other}) AND f.high_id = greatest($1, ${other})
  LEFT JOIN unseen_friend_requests AS unseen ON unseen.requester_id = $1 AND unseen.target_id = ${other}`;

const READ_FACTS = `
  SELECT ${RELATION} AS relation, coalesce(f.accepted_at, f.created_at, unseen.created_at) AS since,
    ${isBlocked("$1", "pair.other")} AS is_blocked_by_actor, ${isBlocked("pair.other", "$1")} AS is_blocked_by_other,
    (SELECT count(*)::int FROM friends WHERE requester_id = $1 AND status = 'PENDING')
      + (SELECT count(*)::int FROM unseen_friend_requests WHERE requester_id = $1) AS actor_requests_count,
    ${countFriends("$1")} AS actor_friends_count, ${countFriends("pair.other")} AS other_friends_count
  FROM (SELECT $2::uuid AS other) AS pair ${between("pair.other")}`;

const FORGET_UNSEEN = `
  DELETE FROM unseen_friend_requests WHERE requester_id IN ($1, $2) AND target_id IN ($1, $2)`;

const CHANGES = {
  ask: `INSERT INTO friends (low_id, high_id, status, requester_id)
    VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 'PENDING', $1) RETURNING created_at AS since`,
  ask_unseen: `INSERT INTO unseen_friend_requests (requester_id, target_id) VALUES ($1, $2) RETURNING created_at AS since`,
  accept: `UPDATE friends SET status = 'ACCEPTED', accepted_at = now()
    WHERE low_id = least($1::uuid, $2::uuid) AND high_id = greatest($1::uuid, $2::uuid) RETURNING accepted_at AS since`,
  remove: `DELETE FROM friends
    WHERE low_id = least($1::uuid, $2::uuid) AND high_id = greatest($1::uuid, $2::uuid) RETURNING now() AS since`,
} as const;

const LIST_FRIENDS = `
  SELECT u.id, u.username, 'friends' AS relation, f.accepted_at AS since
  FROM (
    SELECT high_id AS other, accepted_at FROM friends WHERE low_id = $1 AND status = 'ACCEPTED'
    UNION ALL
    SELECT low_id, accepted_at FROM friends WHERE high_id = $1 AND status = 'ACCEPTED'
  ) AS f JOIN users AS u ON u.id = f.other
  ORDER BY u.username_key`;

const OPEN_REQUESTS = `
  SELECT high_id AS other, created_at, requester_id FROM friends WHERE low_id = $1 AND status = 'PENDING'
  UNION ALL
  SELECT low_id, created_at, requester_id FROM friends WHERE high_id = $1 AND status = 'PENDING'`;

const LIST_ASKED = `
  SELECT u.id, u.username, 'asked' AS relation, f.created_at AS since, (count(*) OVER ())::int AS total
  FROM (${OPEN_REQUESTS}) AS f JOIN users AS u ON u.id = f.other
  WHERE f.requester_id <> $1 ORDER BY f.created_at DESC, u.id LIMIT $2`;

const COUNT_ASKED = `
  SELECT count(*)::int AS count FROM (${OPEN_REQUESTS}) AS f WHERE f.requester_id <> $1`;

const LIST_REQUESTED = `
  SELECT u.id, u.username, 'requested' AS relation, f.created_at AS since
  FROM (
    ${OPEN_REQUESTS}
    UNION ALL
    SELECT target_id, created_at, requester_id FROM unseen_friend_requests WHERE requester_id = $1
  ) AS f JOIN users AS u ON u.id = f.other
  WHERE f.requester_id = $1 ORDER BY f.created_at DESC, u.id`;

/** Sorts after every character of a username. */
const AFTER_NAMES = "~";
const NamePlace = z.tuple([z.string().max(LIMITS.usernameMaxChars)]);

/** $2 and $3 the names between which, $4 the name to go on after; compared by code, as the index on prefixes is. */
const FIND_PEOPLE = `
  SELECT u.id, u.username, u.username_key,
    CASE WHEN ${isBlocked("$1", "u.id")} THEN 'blocked' ELSE replace(${RELATION}, 'unseen', 'requested') END AS relation
  FROM (
    SELECT id, username, username_key FROM users
    WHERE deleted_at IS NULL AND username_key ~>=~ $2 AND username_key ~<~ $3 AND username_key ~>~ $4 AND id <> $1::uuid
    ORDER BY username_key USING ~<~ LIMIT $5
  ) AS u ${between("u.id")}
  ORDER BY u.username_key USING ~<~`;

export function createFriendStore(pool: Pool): FriendStore {
  return {
    async changeFriendship(actor, otherId, decide) {
      const { userId: actorId } = actor;
      return inTransaction(pool, async (client) => {
        const { rows: people } = await client.query<Person>(LOCK_PEOPLE, [[actorId, otherId]]);
        const other = people.find(({ id }) => id === otherId);
        if (!other) return null;
        await client.query(LOCK_PAIR, [actorId, otherId]);
        await requireMayAct(rowsOf(client), actor);
        const { since, ...facts } = await readFacts(client, actorId, other);
        const change = decide(facts);
        const before = facts.relation;
        if (change === "none") return { change, other, before, since: (since ?? new Date()).toISOString() };
        const forgotten = await client.query(FORGET_UNSEEN, [actorId, otherId]);
        const { rows } = await client.query<{ since: Date }>(CHANGES[change], [actorId, otherId]);
        if (!rows[0] && forgotten.rowCount === 0) throw new Error(`a friendship could not be changed: ${change}`);
        return { change, other, before, since: (rows[0]?.since ?? new Date()).toISOString() };
      });
    },

    async listFriends(userId) {
      const [friends, asked, requested] = await Promise.all([
        pool.query<FriendRow>({ name: "list_friends", text: LIST_FRIENDS, values: [userId] }),
        pool.query<FriendRow & { total: number }>({
          name: "list_asked",
          text: LIST_ASKED,
          values: [userId, LIMITS.friendRequestsMaxListed],
        }),
        pool.query<FriendRow>({ name: "list_requested", text: LIST_REQUESTED, values: [userId] }),
      ]);
      return {
        friends: friends.rows.map(toFriend),
        asked: asked.rows.map(toFriend),
        askedCount: asked.rows[0]?.total ?? 0,
        requested: requested.rows.map(toFriend),
      };
    },

    async countAsked(userId) {
      const { rows } = await pool.query<{ count: number }>({
        name: "count_asked",
        text: COUNT_ASKED,
        values: [userId],
      });
      return rows[0]?.count ?? 0;
    },

    async findPeople(userId, { search, cursor, limit }) {
      const [after] = cursor === undefined ? [""] : decodeCursor(NamePlace, cursor);
      const prefix = search.toLowerCase();
      // Without a name, so that it is planned for the prefix at hand.
      const { rows } = await pool.query<Person & { username_key: string; relation: Relation }>({
        text: FIND_PEOPLE,
        values: [userId, prefix, prefix + AFTER_NAMES, after, limit + 1],
      });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        people: page.map(({ id, username, relation }) => ({ id, username, relation })),
        nextCursor: last ? encodeCursor([last.username_key]) : null,
      };
    },
  };
}

async function readFacts(client: PoolClient, actorId: string, other: Person) {
  const { rows } = await client.query<FactsRow>(READ_FACTS, [actorId, other.id]);
  const [row] = rows;
  if (!row) throw new Error("a query that always has one row had none");
  return {
    other,
    relation: row.relation,
    since: row.since,
    isBlockedByActor: row.is_blocked_by_actor,
    isBlockedByOther: row.is_blocked_by_other,
    actorRequestsCount: row.actor_requests_count,
    actorFriendsCount: row.actor_friends_count,
    otherFriendsCount: row.other_friends_count,
  };
}

function toFriend({ id, username, relation, since }: FriendRow): Friend {
  return { id, username, relation, since: since.toISOString() };
}
