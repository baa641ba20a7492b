import type { AccountPorts } from "@banter/domain";
import type { Pool } from "pg";
import { END_SESSIONS } from "./moderation-store.ts";
import { inTransaction } from "./transaction.ts";

const WORKS = "used_at IS NULL AND expires_at > now()";

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
        const { rows } = await client.query<{ user_id: string }>(
          `UPDATE password_resets SET used_at = now() WHERE token_sha256 = $1 AND ${WORKS} RETURNING user_id`,
          [tokenSha256],
        );
        const [used] = rows;
        if (!used) return false;
        await client.query("UPDATE users SET password_hash = $2 WHERE id = $1", [used.user_id, passwordHash]);
        await client.query(END_SESSIONS, [used.user_id]);
        return true;
      });
    },
  } satisfies Pick<AccountPorts, "findPasswordReset" | "usePasswordReset">;
}
