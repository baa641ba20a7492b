import type { AccountPorts } from "@banter/domain";
import type { Pool } from "pg";
import { requireMayAct } from "./bans.ts";
import { END_SESSIONS } from "./moderation-store.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

const WORKS = "used_at IS NULL AND expires_at > now()";

/** The person before the link, as whoever makes them an admin takes them: that ends the link. */
const LOCK_PERSON = `
  SELECT u.id FROM users AS u JOIN password_resets AS r ON r.user_id = u.id
  WHERE r.token_sha256 = $1 FOR NO KEY UPDATE OF u`;

const USE = `UPDATE password_resets SET used_at = now() WHERE token_sha256 = $1 AND ${WORKS} RETURNING user_id`;

export function createPasswordResetStore(pool: Pool) {
  return {
    async findPasswordReset(tokenSha256) {
      const { rows } = await pool.query<{ username: string }>(
        `SELECT u.username FROM password_resets AS r JOIN users AS u ON u.id = r.user_id WHERE token_sha256 = $1 AND ${WORKS}`,
        [tokenSha256],
      );
      return rows[0] ?? null;
    },

    async usePasswordReset(tokenSha256, passwordHash) {
      return inTransaction(pool, async (client) => {
        const people = await client.query<{ id: string }>(LOCK_PERSON, [tokenSha256]);
        const { rows } = await client.query<{ user_id: string }>(USE, [tokenSha256]);
        const [used] = rows;
        if (!used || people.rowCount === 0) return false;
        await requireMayAct(rowsOf(client), { userId: used.user_id, sessionId: undefined });
        await client.query("UPDATE users SET password_hash = $2 WHERE id = $1", [used.user_id, passwordHash]);
        await client.query(END_SESSIONS, [used.user_id]);
        return true;
      });
    },
  } satisfies Pick<AccountPorts, "findPasswordReset" | "usePasswordReset">;
}
