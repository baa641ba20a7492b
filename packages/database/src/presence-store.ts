import type { Onlooker, PresencePorts, TypingPorts } from "@banter/domain";
import type { PresenceState } from "@banter/protocol";
import type { Pool } from "pg";
import { isBlocked } from "./friend-store.ts";

/** How one person is, as far as one node can tell. */
export interface NodePresence {
  userId: string;
  state: PresenceState;
}

export interface PresenceChanges {
  /** The nodes that run; what the others said counts no longer. */
  nodeIds: string[];
  userIds: string[];
  /** The database's own clock: the moment to ask from next time. */
  asOf: Date;
}

/**
 * Nodes renew once a second (`noteAccessSeen`); one that has not for so long is down. A node that is only slow for
 * longer is as good as down to its people, too: they have gone elsewhere.
 */
const LEASE_SECONDS = 8;
/** Long after every other node has read that somebody went. */
const GONE_FOR_GOOD = "interval '1 minute'";

const IS_ALIVE = `access_seen_at > clock_timestamp() - make_interval(secs => ${LEASE_SECONDS})`;

const WRITE = `
  INSERT INTO presences (user_id, node_id, state, changed_at)
  SELECT user_id, $1, upper(state)::"PresenceState", now() FROM unnest($2::uuid[], $3::text[]) AS said (user_id, state)
  ON CONFLICT (user_id, node_id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at`;

const FIND_CHANGES = `
  SELECT now() AS as_of, array(SELECT id FROM realtime_nodes WHERE ${IS_ALIVE} ORDER BY id) AS node_ids,
    array(SELECT DISTINCT user_id FROM presences WHERE changed_at > $1) AS user_ids`;

/** The states are declared in the order in which one beats another. */
const READ = `
  SELECT p.user_id, lower(min(p.state)::text) AS state
  FROM presences AS p JOIN realtime_nodes AS n ON n.id = p.node_id
  WHERE p.user_id = ANY ($1::uuid[]) AND p.state <> 'OFFLINE' AND n.${IS_ALIVE}
  GROUP BY p.user_id`;

const READ_OWN = `SELECT user_id, lower(state::text) AS state FROM presences WHERE node_id = $1 AND state <> 'OFFLINE'`;

const FORGET_GONE = `
  DELETE FROM presences WHERE node_id = $1 AND state = 'OFFLINE' AND changed_at < now() - ${GONE_FOR_GOOD}`;

const ARE_FRIENDS = (one: string, other: string) => `
  EXISTS (
    SELECT FROM friends
    WHERE low_id = least(${one}, ${other}) AND high_id = greatest(${one}, ${other}) AND status = 'ACCEPTED'
  )`;

const FIND_VISIBLE = `
  SELECT pair.viewer_id AS "viewerId", pair.user_id AS "userId"
  FROM unnest($1::uuid[], $2::uuid[]) AS pair (viewer_id, user_id)
  WHERE pair.viewer_id = pair.user_id OR (
    NOT ${isBlocked("pair.viewer_id", "pair.user_id")}
    AND (
      ${ARE_FRIENDS("pair.viewer_id", "pair.user_id")}
      OR EXISTS (
        SELECT FROM room_members AS own
        JOIN room_members AS others ON others.room_id = own.room_id AND others.user_id = pair.user_id
        JOIN rooms AS r ON r.id = own.room_id
        WHERE own.user_id = pair.viewer_id AND r.kind <> 'DIRECT'
      )
    )
  )`;

const READ_TYPING_FACTS = `
  SELECT r.member_count, r.archived_at IS NOT NULL AS is_archived,
    EXISTS (SELECT FROM room_members WHERE room_id = r.id AND user_id = $1) AS is_member,
    r.kind <> 'DIRECT' OR (
      ${ARE_FRIENDS("r.direct_low_id", "r.direct_high_id")}
      AND NOT is_blocked_either_way(r.direct_low_id, r.direct_high_id)
    ) AS may_write
  FROM rooms AS r WHERE r.id = $2`;

export function createPresenceStore(pool: Pool) {
  return {
    /** What a node says of its people from now on. */
    async writePresence(nodeId: string, people: NodePresence[]): Promise<void> {
      const values = [nodeId, people.map(({ userId }) => userId), people.map(({ state }) => state)];
      await pool.query({ name: "write_presence", text: WRITE, values });
    },

    /** Who may be in another state than at a moment. */
    async findPresenceChanges(after: Date): Promise<PresenceChanges> {
      const { rows } = await pool.query<{ node_ids: string[]; user_ids: string[]; as_of: Date }>({
        name: "find_presence_changes",
        text: FIND_CHANGES,
        values: [after],
      });
      const [row] = rows;
      if (!row) throw new Error("a query that always has one row had none");
      return { nodeIds: row.node_ids, userIds: row.user_ids, asOf: row.as_of };
    },

    async readPresence(userIds) {
      return read({ name: "read_presence", text: READ, values: [userIds] });
    },

    /** What the database holds of a node's people; nobody of them is offline. */
    async readNodePresence(nodeId: string): Promise<Map<string, PresenceState>> {
      return read({ name: "read_node_presence", text: READ_OWN, values: [nodeId] });
    },

    /** Drops what a node said of people who went long ago. */
    async forgetGone(nodeId: string): Promise<void> {
      await pool.query({ name: "forget_gone", text: FORGET_GONE, values: [nodeId] });
    },

    async findVisible(pairs) {
      const { rows } = await pool.query<Onlooker>({
        name: "find_visible",
        text: FIND_VISIBLE,
        values: [pairs.map(({ viewerId }) => viewerId), pairs.map(({ userId }) => userId)],
      });
      return rows;
    },

    async readTypingFacts(userId, roomId) {
      const { rows } = await pool.query<{
        member_count: number;
        is_member: boolean;
        may_write: boolean;
        is_archived: boolean;
      }>({
        name: "read_typing_facts",
        text: READ_TYPING_FACTS,
        values: [userId, roomId],
      });
      const [row] = rows;
      if (!row) return { isMember: false, mayWrite: false, isArchived: false, memberCount: 0 };
      return {
        isMember: row.is_member,
        mayWrite: row.may_write,
        isArchived: row.is_archived,
        memberCount: row.member_count,
      };
    },
  } satisfies PresencePorts & Pick<TypingPorts, "readTypingFacts"> & Record<string, unknown>;

  async function read(query: { name: string; text: string; values: unknown[] }): Promise<Map<string, PresenceState>> {
    const { rows } = await pool.query<{ user_id: string; state: PresenceState }>(query);
    return new Map(rows.map((row) => [row.user_id, row.state]));
  }
}
