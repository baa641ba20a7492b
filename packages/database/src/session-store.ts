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

    /** The sessions revoked after a moment, by the database's clock; `asOf` is the moment to ask from next time. */
    async findRevoked(after: Date): Promise<{ sessionIds: string[]; asOf: Date }> {
      const { rows } = await pool.query<{ ids: string[]; as_of: Date }>({
        name: "find_revoked_sessions",
        text: `SELECT array(SELECT id FROM sessions WHERE revoked_at > $1) AS ids, now() AS as_of`,
        values: [after],
      });
      const [row] = rows;
      if (!row) throw new Error("a query that always has one row had none");
      return { sessionIds: row.ids, asOf: row.as_of };
    },
  };
}
