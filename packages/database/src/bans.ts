import type { Moderator } from "@banter/domain";
import { type BanNotice, bannedError, sessionEnded } from "@banter/protocol";
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

export interface StandingRow {
  session_is_live: boolean;
  reason: string | null;
  expires_at: Date | null;
}

/** Runs a statement in a transaction. */
type Query = (sql: string, ...values: unknown[]) => Promise<unknown>;

const LOCK_PERSON = "SELECT id FROM users WHERE id = $1::uuid FOR SHARE";

/** One row: how the person $1 stands, under the session $2 if there is one. */
export const STANDING = `
  SELECT $2::uuid IS NULL OR s.id IS NOT NULL AS session_is_live, ban.reason, ban.expires_at
  FROM (SELECT) AS one
  LEFT JOIN sessions AS s ON s.id = $2::uuid AND s.user_id = $1::uuid AND s.revoked_at IS NULL AND s.expires_at > now()
  LEFT JOIN LATERAL find_ban($1::uuid) AS ban ON true`;

/** Of a row of `STANDING`, called `standing`. */
export const MAY_ACT = "standing.session_is_live AND standing.reason IS NULL";

/** The row, if it is of one who may act. @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned. */
export function requireStanding<Row extends StandingRow>(row: Row | undefined): Row {
  if (!row) throw new Error("a query that always has one row had none");
  if (!row.session_is_live) throw sessionEnded();
  if (row.reason !== null) throw bannedError(toBanNotice({ reason: row.reason, expires_at: row.expires_at }));
  return row;
}

/**
 * For whatever a person must not change once they are banned, logged out or deleted: asks within the transaction that
 * commits it, and has those who would ban them wait for its end. Take the locks of rooms before. Without a session, as
 * in tests that set a scene, only the ban is looked at.
 * @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned.
 */
export async function requireMayAct(
  query: Query,
  { userId, sessionId }: { userId: string; sessionId: string | undefined },
): Promise<void> {
  await query(LOCK_PERSON, userId);
  const [row] = (await query(STANDING, userId, sessionId ?? null)) as StandingRow[];
  requireStanding(row);
}

/** The same for an act of moderation; the command line needs no session. */
export async function requireMayModerate(query: Query, { userId, sessionId }: Moderator): Promise<void> {
  if (userId !== null) await requireMayAct(query, { userId, sessionId: sessionId ?? undefined });
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
