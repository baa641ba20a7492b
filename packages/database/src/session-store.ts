import type { Role } from "@banter/protocol";
import type { Pool } from "pg";

interface SessionRow {
  id: string;
  user_id: string;
  username: string;
  role: Role;
  expires_at: Date;
  revoked_at: Date | null;
}

export function createSessionStore(pool: Pool) {
  return {
    async findSession(sessionId: string) {
      const { rows } = await pool.query<SessionRow>({
        name: "find_session",
        text: `SELECT s.id, s.user_id, u.username, u.role, s.expires_at, s.revoked_at
          FROM sessions AS s JOIN users AS u ON u.id = s.user_id WHERE s.id = $1`,
        values: [sessionId],
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
      };
    },

    /** Which of these sessions must not be served any longer. */
    async findEnded(sessionIds: string[]): Promise<{ sessionId: string; reason: "logged_out" | "expired" }[]> {
      const { rows } = await pool.query<{ id: string; revoked: boolean }>({
        name: "find_ended_sessions",
        text: `SELECT asked.id, coalesce(s.revoked_at IS NOT NULL, true) AS revoked
          FROM unnest($1::uuid[]) AS asked (id) LEFT JOIN sessions AS s ON s.id = asked.id
          WHERE s.id IS NULL OR s.revoked_at IS NOT NULL OR s.expires_at <= now()`,
        values: [sessionIds],
      });
      return rows.map((row) => ({ sessionId: row.id, reason: row.revoked ? "logged_out" : "expired" }));
    },
  };
}
