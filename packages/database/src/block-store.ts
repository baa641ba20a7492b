import type { BlockPorts } from "@banter/domain";
import { type BlockedPerson, LIMITS } from "@banter/protocol";
import type { Pool } from "pg";
import { requireMayAct } from "./bans.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

interface BlockedRow {
  id: string;
  username: string;
  created_at: Date;
}

/** The blocker's row: two who add at once wait for each other, so that the list stays within its bound. */
const LOCK_BLOCKER = "SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE";

const COUNT = "SELECT count(*)::int AS count FROM blocks WHERE blocker_id = $1 AND blocked_id <> $2";

const ADD = `
  INSERT INTO blocks (blocker_id, blocked_id) SELECT $1, id FROM users WHERE id = $2 AND deleted_at IS NULL FOR SHARE
  ON CONFLICT (blocker_id, blocked_id) DO NOTHING`;

/** Before the block is there: friendships of this pair change under this lock, too. */
const LOCK_PAIR = "SELECT lock_pair($1, $2)";

const WAS_ANYTHING = `
  SELECT FROM friends WHERE low_id = least($1::uuid, $2::uuid) AND high_id = greatest($1::uuid, $2::uuid)`;

const FORGET_UNSEEN = "DELETE FROM unseen_friend_requests WHERE requester_id = $1 AND target_id = $2";

const LIST = `
  SELECT u.id, u.username, b.created_at FROM blocks AS b JOIN users AS u ON u.id = b.blocked_id
  WHERE b.blocker_id = $1 AND ($2::uuid IS NULL OR b.blocked_id = $2)
  ORDER BY b.created_at DESC, u.id`;

export function createBlockStore(pool: Pool) {
  return {
    async addBlock(blocker, blockedId) {
      const { userId: blockerId } = blocker;
      return inTransaction(pool, async (client) => {
        await client.query(LOCK_BLOCKER, [blockerId]);
        await requireMayAct(rowsOf(client), blocker);
        const counted = await client.query<{ count: number }>(COUNT, [blockerId, blockedId]);
        if ((counted.rows[0]?.count ?? 0) >= LIMITS.blockedMaxPeople) return "full";
        await client.query(LOCK_PAIR, [blockerId, blockedId]);
        const { rowCount: relations } = await client.query(WAS_ANYTHING, [blockerId, blockedId]);
        const { rowCount: unseen } = await client.query(FORGET_UNSEEN, [blockerId, blockedId]);
        await client.query(ADD, [blockerId, blockedId]);
        const { rows } = await client.query<BlockedRow>(LIST, [blockerId, blockedId]);
        if (!rows[0]) return null;
        return { blocked: toBlockedPerson(rows[0]), ended: relations ? "for_both" : unseen ? "for_blocker" : null };
      });
    },

    async removeBlock(blocker, blockedId) {
      await inTransaction(pool, async (client) => {
        await requireMayAct(rowsOf(client), blocker);
        await client.query("DELETE FROM blocks WHERE blocker_id = $1 AND blocked_id = $2", [blocker.userId, blockedId]);
      });
    },

    async listBlocked(blockerId) {
      const { rows } = await pool.query<BlockedRow>(LIST, [blockerId, null]);
      return rows.map(toBlockedPerson);
    },
  } satisfies Partial<BlockPorts>;
}

function toBlockedPerson({ id, username, created_at }: BlockedRow): BlockedPerson {
  return { id, username, blockedAt: created_at.toISOString() };
}
