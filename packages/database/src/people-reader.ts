import type { AdminPorts } from "@banter/domain";
import type { ListedPerson, PastBan, Person, PersonSession, SeenAddress } from "@banter/protocol";
import type { Pool } from "pg";
import { z } from "zod";
import { type PersonRow, toModeratedPerson } from "./moderation-store.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";
import { OTHER_ADDRESSES, toSeenAddresses } from "./session-addresses.ts";

interface ListedRow extends PersonRow {
  username_key: string;
  created_at: Date;
  seen_at: Date | null;
}

interface PastBanRow {
  id: string;
  reason: string;
  created_at: Date;
  expires_at: Date | null;
  lifted_at: Date | null;
  banned_by_id: string | null;
  banned_by_name: string | null;
}

interface SessionRow {
  id: string;
  address: string;
  other_addresses: SeenAddress[] | null;
  user_agent: string;
  created_at: Date;
  expires_at: Date;
}

interface DetailsRow extends ListedRow {
  friends_count: number;
  rooms_count: number;
}

/** Sorts after every character of a username. */
const AFTER_NAMES = "~";

const NamePlace = z.tuple([z.string().max(64)]);
const BanPlace = z.tuple([z.iso.datetime(), z.uuid()]);

const LISTED_COLUMNS = `
  u.id, u.username, u.username_key, u.role, u.created_at,
  (SELECT max(created_at) FROM sessions WHERE user_id = u.id) AS seen_at,
  b.reason AS ban_reason, b.created_at AS ban_created_at, b.expires_at AS ban_expires_at,
  b.banned_by_id, moderator.username AS banned_by_name`;

const WITH_BAN = `
  LEFT JOIN LATERAL find_ban(u.id) AS b ON true
  LEFT JOIN users AS moderator ON moderator.id = b.banned_by_id`;

/** $1 and $2 the names between which, $3 the name to go on after; compared by code, as the index on prefixes is. */
const listPeople = (which: string) => `
  SELECT ${LISTED_COLUMNS}
  FROM (
    SELECT * FROM users WHERE deleted_at IS NULL AND username_key ~>=~ $1 AND username_key ~<~ $2 AND username_key ~>~ $3 ${which}
    ORDER BY username_key USING ~<~ LIMIT $4
  ) AS u
  ${WITH_BAN}
  ORDER BY u.username_key USING ~<~`;
const LIST_ALL = listPeople("");
const LIST_ADMINS = listPeople("AND role = 'ADMIN'");

const FIND_PERSON = `
  SELECT ${LISTED_COLUMNS},
    (SELECT count(*)::int FROM friends WHERE status = 'ACCEPTED' AND u.id IN (low_id, high_id)) AS friends_count,
    (SELECT count(*)::int FROM room_members AS m JOIN rooms AS r ON r.id = m.room_id
     WHERE m.user_id = u.id AND r.kind <> 'DIRECT') AS rooms_count
  FROM users AS u ${WITH_BAN}
  WHERE u.id = $1 AND u.deleted_at IS NULL`;

const FIND_SESSIONS = `
  SELECT id, address, ${OTHER_ADDRESSES} AS other_addresses, user_agent, created_at, expires_at FROM sessions AS s
  WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > now()
  ORDER BY created_at DESC, id LIMIT $2`;

const FIND_BANS = `
  SELECT b.id, b.reason, b.created_at, b.expires_at, b.lifted_at, b.banned_by_id, m.username AS banned_by_name
  FROM user_bans AS b LEFT JOIN users AS m ON m.id = b.banned_by_id
  WHERE b.user_id = $1 ORDER BY b.created_at DESC, b.id LIMIT $2`;

/** $1 and $2 the place to go on after, $3 the limit. */
const LIST_BANS = `
  SELECT b.id, b.reason, b.created_at, b.expires_at, b.lifted_at, b.banned_by_id, m.username AS banned_by_name,
    u.id AS user_id, u.username
  FROM user_bans AS b
  JOIN users AS u ON u.id = b.user_id
  LEFT JOIN users AS m ON m.id = b.banned_by_id
  WHERE b.lifted_at IS NULL AND (b.expires_at IS NULL OR b.expires_at > now())
    AND (b.created_at, b.id) < (coalesce($1::timestamptz, 'infinity'), coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
  ORDER BY b.created_at DESC, b.id DESC LIMIT $3`;

export function createPeopleReader(pool: Pool) {
  return {
    async listPeople({ search, role, cursor, limit }) {
      const [after] = cursor === undefined ? [""] : decodeCursor(NamePlace, cursor);
      const prefix = search.toLowerCase();
      const { rows } = await pool.query<ListedRow>({
        text: role === "ADMIN" ? LIST_ADMINS : LIST_ALL,
        values: [prefix, prefix + AFTER_NAMES, after, limit + 1],
      });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return { people: page.map(toListedPerson), nextCursor: last ? encodeCursor([last.username_key]) : null };
    },

    async findPerson(userId, limit) {
      const [person, sessions, bans] = await Promise.all([
        pool.query<DetailsRow>({ text: FIND_PERSON, values: [userId] }),
        pool.query<SessionRow>({ text: FIND_SESSIONS, values: [userId, limit] }),
        pool.query<PastBanRow>({ text: FIND_BANS, values: [userId, limit] }),
      ]);
      const [row] = person.rows;
      if (!row) return null;
      return {
        ...toListedPerson(row),
        friendsCount: row.friends_count,
        roomsCount: row.rooms_count,
        sessions: sessions.rows.map(
          (session): PersonSession => ({
            id: session.id,
            address: session.address,
            otherAddresses: toSeenAddresses(session.other_addresses),
            userAgent: session.user_agent,
            createdAt: session.created_at.toISOString(),
            expiresAt: session.expires_at.toISOString(),
          }),
        ),
        bans: bans.rows.map(toPastBan),
      };
    },

    async hasAdmin(): Promise<boolean> {
      const { rowCount } = await pool.query("SELECT FROM users WHERE role = 'ADMIN' LIMIT 1");
      return rowCount === 1;
    },

    async listUserBans({ cursor, limit }) {
      const place = cursor === undefined ? [null, null] : decodeCursor(BanPlace, cursor);
      const { rows } = await pool.query<PastBanRow & { user_id: string; username: string }>({
        text: LIST_BANS,
        values: [...place, limit + 1],
      });
      const bans = rows.slice(0, limit).map((row) => {
        const { liftedAt: _, ...ban } = toPastBan(row);
        return { ...ban, user: { id: row.user_id, username: row.username } };
      });
      const last = rows.length > limit ? bans.at(-1) : undefined;
      return { bans, nextCursor: last ? encodeCursor([last.createdAt, last.id]) : null };
    },
  } satisfies Pick<AdminPorts, "listPeople" | "findPerson" | "listUserBans"> & Record<string, unknown>;
}

function toListedPerson(row: ListedRow): ListedPerson {
  return {
    ...toModeratedPerson(row),
    createdAt: row.created_at.toISOString(),
    seenAt: row.seen_at?.toISOString() ?? null,
  };
}

function toPastBan(row: PastBanRow): PastBan {
  return {
    id: row.id,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    until: row.expires_at?.toISOString() ?? null,
    liftedAt: row.lifted_at?.toISOString() ?? null,
    bannedBy: toBannedBy(row),
  };
}

/** Null for the command line, and for an account that is gone. */
export function toBannedBy(row: { banned_by_id: string | null; banned_by_name: string | null }): Person | null {
  const { banned_by_id: id, banned_by_name: username } = row;
  return id === null || username === null ? null : { id, username };
}
