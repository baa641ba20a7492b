import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";

/** What a person's sockets may hear, and what they must not. */
export interface Access {
  roomIds: string[];
  /** Whom the person blocks. */
  hiddenUserIds: string[];
}

/** A node that has not said for so long that it takes changes in is down, or cut off and soon found to be. */
const NODE_SILENT_AFTER_MS = 5_000;
/** Nodes look once a second by themselves; one that takes longer is not waited for. */
const WAIT_MAX_MS = 3_000;
const WAIT_STEP_MS = 25;

const FIND_CHANGED = `
  SELECT array(SELECT user_id FROM access_changes WHERE changed_at > $1) AS user_ids, now() AS as_of,
    now()::text AS as_of_text`;

const READ_ACCESS = `
  SELECT person.id,
    array(SELECT room_id FROM room_members WHERE user_id = person.id) AS room_ids,
    array(SELECT blocked_id FROM blocks WHERE blocker_id = person.id) AS hidden_user_ids
  FROM unnest($1::uuid[]) AS person (id)`;

const NOTE_NODE = `
  INSERT INTO realtime_nodes (id, access_seen_at) VALUES ($1, $2)
  ON CONFLICT (id) DO UPDATE SET access_seen_at = excluded.access_seen_at`;

/** $1 a moment by the database's clock. */
const IS_ANY_BEHIND = `
  SELECT EXISTS (
    SELECT FROM realtime_nodes
    WHERE access_seen_at < $1 AND access_seen_at > clock_timestamp() - make_interval(secs => $2)
  ) AS behind`;

const FORGET_SILENT = "DELETE FROM realtime_nodes WHERE access_seen_at < now() - interval '1 hour'";

export function createAccessStore(pool: Pool) {
  return {
    /**
     * Whose access changed after a moment, and the database's own clock: the moment to ask from next time, and as text
     * with its microseconds, for `noteAccessSeen`.
     */
    async findAccessChanges(after: Date): Promise<{ userIds: string[]; asOf: Date; asOfText: string }> {
      const { rows } = await pool.query<{ user_ids: string[]; as_of: Date; as_of_text: string }>({
        name: "find_access_changes",
        text: FIND_CHANGED,
        values: [after],
      });
      const [row] = rows;
      if (!row) throw new Error("a query that always has one row had none");
      return { userIds: row.user_ids, asOf: row.as_of, asOfText: row.as_of_text };
    },

    /** What each of these people's sockets may hear now. */
    async readAccess(userIds: string[]): Promise<Map<string, Access>> {
      const { rows } = await pool.query<{ id: string; room_ids: string[]; hidden_user_ids: string[] }>({
        name: "read_access",
        text: READ_ACCESS,
        values: [userIds],
      });
      return new Map(rows.map((row) => [row.id, { roomIds: row.room_ids, hiddenUserIds: row.hidden_user_ids }]));
    },

    /** The node has taken in all changes of access up to a moment, as `findAccessChanges` gave it. */
    async noteAccessSeen(nodeId: string, asOfText: string): Promise<void> {
      await pool.query({ name: "note_access_seen", text: NOTE_NODE, values: [nodeId, asOfText] });
    },

    /** The node has no sockets any more. */
    async forgetNode(nodeId: string): Promise<void> {
      await pool.query("DELETE FROM realtime_nodes WHERE id = $1", [nodeId]);
      await pool.query(FORGET_SILENT);
    },

    /** Resolves when every node that runs has taken in what was committed before; one that does not answer is not waited for. */
    async untilNodesKnow(): Promise<void> {
      const { rows } = await pool.query<{ now: string }>("SELECT clock_timestamp()::text AS now");
      const deadlineMs = Date.now() + WAIT_MAX_MS;
      for (;;) {
        const { rows: found } = await pool.query<{ behind: boolean }>({
          name: "is_any_node_behind",
          text: IS_ANY_BEHIND,
          values: [rows[0]?.now, NODE_SILENT_AFTER_MS / 1000],
        });
        if (!found[0]?.behind || Date.now() > deadlineMs) return;
        await sleep(WAIT_STEP_MS);
      }
    },
  };
}
