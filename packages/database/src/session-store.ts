import type { BanNotice, Role } from "@banter/protocol";
import type { Pool } from "pg";
import { toBanNotice } from "./bans.ts";
import { createAddressSweep, NOTE_ADDRESS } from "./session-addresses.ts";

interface SessionRow {
  id: string;
  user_id: string;
  username: string;
  role: Role;
  expires_at: Date;
  revoked_at: Date | null;
  ban_reason: string | null;
  ban_expires_at: Date | null;
}

interface EndedRow {
  session_ids: string[];
  bans: { user_id: string; reason: string; expires_at: string | null }[];
  as_of: Date;
}

/** What no longer has its sockets: sessions revoked and people banned since a moment. */
export interface EndedSessions {
  sessionIds: string[];
  bans: { userId: string; ban: BanNotice }[];
  /** The database's own clock: the moment to ask from next time. */
  asOf: Date;
}

/**
 * Notes that the session is used, once in five minutes; while somebody else writes to its row it does not wait, for they
 * note the same or end it.
 */
const FIND_SESSION = `
  WITH touched AS (
    UPDATE sessions SET last_used_at = now()
    WHERE id = (
      SELECT id FROM sessions
      WHERE id = $1 AND revoked_at IS NULL AND coalesce(last_used_at, created_at) < now() - interval '5 minutes'
      FOR NO KEY UPDATE SKIP LOCKED
    )
  ), ${NOTE_ADDRESS}
  SELECT s.id, s.user_id, u.username, u.role, s.expires_at, s.revoked_at,
    b.reason AS ban_reason, b.expires_at AS ban_expires_at
  FROM sessions AS s
  JOIN users AS u ON u.id = s.user_id
  LEFT JOIN LATERAL find_ban(s.user_id) AS b ON true
  WHERE s.id = $1`;

const FIND_ENDED = `
  SELECT
    array(SELECT id FROM sessions WHERE revoked_at > $1) AS session_ids,
    (
      SELECT coalesce(json_agg(json_build_object('user_id', user_id, 'reason', reason, 'expires_at', expires_at)), '[]')
      FROM user_bans
      WHERE created_at > $1 AND lifted_at IS NULL AND (expires_at IS NULL OR expires_at > now())
    ) AS bans,
    now() AS as_of`;

export function createSessionStore(pool: Pool) {
  return {
    /** Looks a session up for a request or a socket that comes from an address, and notes both. */
    async findSession(sessionId: string, address: string) {
      const { rows } = await pool.query<SessionRow>({
        name: "find_session",
        text: FIND_SESSION,
        values: [sessionId, address],
      });
      const [row] = rows;
      if (!row) return null;
      return {
        sessionId: row.id,
        userId: row.user_id,
        username: row.username,
        role: row.role,
        expiresAt: row.expires_at,
        revokedAt: row.revoked_at,
        ban: row.ban_reason === null ? null : toBanNotice({ reason: row.ban_reason, expires_at: row.ban_expires_at }),
      };
    },

    /** Sessions revoked and people banned after a moment, by the database's clock. */
    async findEnded(after: Date): Promise<EndedSessions> {
      const { rows } = await pool.query<EndedRow>({ name: "find_ended_sessions", text: FIND_ENDED, values: [after] });
      const [row] = rows;
      if (!row) throw new Error("a query that always has one row had none");
      const bans = row.bans.map(({ user_id: userId, reason, expires_at: expiresAt }) => ({
        userId,
        ban: toBanNotice({ reason, expires_at: expiresAt === null ? null : new Date(expiresAt) }),
      }));
      return { sessionIds: row.session_ids, bans, asOf: row.as_of };
    },

    forgetOldAddresses: createAddressSweep(pool),
  };
}
