import { type BanNotice, bannedError } from "@banter/protocol";
import type { Pool } from "pg";

interface BanRow {
  reason: string;
  expires_at: Date | null;
}

const FIND_BAN = `SELECT reason, expires_at FROM find_ban($1::uuid)`;

/**
 * For whatever a banned person must not change: asks once more, within the transaction that commits it. `query` runs a
 * statement in there. @throws AppError FORBIDDEN banned.
 */
export async function requireNotBanned(
  userId: string,
  query: (sql: string, userId: string) => Promise<unknown>,
): Promise<void> {
  const [row] = (await query(FIND_BAN, userId)) as BanRow[];
  if (row) throw bannedError(toBanNotice(row));
}

export function toBanNotice({ reason, expires_at }: BanRow): BanNotice {
  return { reason, until: expires_at?.toISOString() ?? null };
}

export function createBanStore(pool: Pool) {
  return {
    /** The ban of a person that holds now. */
    async findBan(userId: string): Promise<BanNotice | null> {
      const { rows } = await pool.query<BanRow>({ name: "find_ban", text: FIND_BAN, values: [userId] });
      return rows[0] ? toBanNotice(rows[0]) : null;
    },
  };
}
