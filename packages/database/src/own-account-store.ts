import type { AccountPorts, OwnAccountPorts } from "@banter/domain";
import type { OwnSession, SeenAddress } from "@banter/protocol";
import type { Pool } from "pg";
import { requireMayAct } from "./bans.ts";
import { END_SESSIONS, FORGET_RESETS } from "./moderation-store.ts";
import { OTHER_ADDRESSES, toSeenAddresses } from "./session-addresses.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

type OwnAccountStore = Pick<AccountPorts, "createSession" | "revokeSession" | "revokeSessionsOf"> &
  Pick<OwnAccountPorts, "findPasswordHash" | "changePassword" | "listSessions" | "endSession" | "endOtherSessions">;

interface SessionRow {
  id: string;
  address: string;
  other_addresses: SeenAddress[] | null;
  user_agent: string;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
}

/**
 * The person's row is shared until the session is there: who changes the password waits, and then ends this session with
 * the others; when they were first, the hash is another one.
 */
const CREATE_SESSION = `
  INSERT INTO sessions (id, user_id, address, user_agent, expires_at)
  SELECT $1, id, $3, $4, $5 FROM users WHERE id = $2 AND password_hash = $6 FOR SHARE`;

const SET_PASSWORD = "UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2";

/** A statement of its own, after the person's row is locked: it sees every session that was made before. */
const END_OTHERS = "UPDATE sessions SET revoked_at = now() WHERE user_id = $1 AND id <> $2 AND revoked_at IS NULL";

const END_ONE = `
  UPDATE sessions SET revoked_at = now()
  WHERE id = $2 AND user_id = $1 AND revoked_at IS NULL AND expires_at > now()`;

/** By the database's clock, as all of these: nodes ask by it, and a host's own may be off. */
const REVOKE = "UPDATE sessions SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL";

const LIST = `
  SELECT id, address, ${OTHER_ADDRESSES} AS other_addresses, user_agent, created_at,
    coalesce(last_used_at, created_at) AS last_used_at, expires_at
  FROM sessions AS s WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > now()
  ORDER BY id = $2 DESC, coalesce(last_used_at, created_at) DESC, id LIMIT $3`;

export function createOwnAccountStore(pool: Pool): OwnAccountStore {
  return {
    async createSession({ id, userId, address, userAgent, expiresAt }, verifiedHash) {
      const { rowCount } = await pool.query(CREATE_SESSION, [id, userId, address, userAgent, expiresAt, verifiedHash]);
      return rowCount === 1;
    },

    async revokeSession(sessionId) {
      await pool.query(REVOKE, [sessionId]);
    },

    async revokeSessionsOf(userId) {
      await pool.query(END_SESSIONS, [userId]);
    },

    async findPasswordHash(userId) {
      const { rows } = await pool.query<{ password_hash: string }>("SELECT password_hash FROM users WHERE id = $1", [
        userId,
      ]);
      return rows[0]?.password_hash ?? null;
    },

    async changePassword({ userId, sessionId }, { verifiedHash, passwordHash }) {
      return inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(SET_PASSWORD, [userId, verifiedHash, passwordHash]);
        if (rowCount === 0) return false;
        await requireMayAct(rowsOf(client), { userId, sessionId });
        await client.query(FORGET_RESETS, [userId]);
        await client.query(END_OTHERS, [userId, sessionId]);
        return true;
      });
    },

    async listSessions({ userId, sessionId }, limit) {
      const { rows } = await pool.query<SessionRow>(LIST, [userId, sessionId, limit]);
      return { sessions: rows.map((row) => toOwnSession(row, sessionId)) };
    },

    async endSession(userId, sessionId) {
      const { rowCount } = await pool.query(END_ONE, [userId, sessionId]);
      return rowCount === 1;
    },

    async endOtherSessions({ userId, sessionId }) {
      await pool.query(END_OTHERS, [userId, sessionId]);
    },
  };
}

function toOwnSession(row: SessionRow, currentId: string): OwnSession {
  return {
    id: row.id,
    address: row.address,
    otherAddresses: toSeenAddresses(row.other_addresses),
    userAgent: row.user_agent,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    isCurrent: row.id === currentId,
  };
}
