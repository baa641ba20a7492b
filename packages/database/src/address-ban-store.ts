import {
  type AddressBanChanges,
  type AddressBanPorts,
  type AdminPorts,
  adminsOnly,
  type Moderator,
} from "@banter/domain";
import type { AddressBan, Role } from "@banter/protocol";
import type { Pool, PoolClient } from "pg";
import { z } from "zod";
import { addAddressBans, HOLDS, readLiveAddresses } from "./add-address-bans.ts";
import { auditInsert } from "./audit-log.ts";
import { requireMayModerate } from "./bans.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";
import { toBannedBy } from "./people-reader.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

type AddressBanStore = Pick<
  AddressBanPorts,
  "banNetworks" | "liftAddressBans" | "findLiveAddresses" | "findSeen" | "findRecentAddresses"
>;

interface BanRow {
  id: string;
  network: string;
  reason: string;
  created_at: Date;
  expires_at: Date | null;
  banned_by_id: string | null;
  banned_by_name: string | null;
}

interface SeenRow {
  id: string;
  username: string;
  role: Role;
  address: string;
  seen_at: Date;
  count: number;
}

const SELECT_BANS = `
  SELECT b.id, b.network::text, b.reason, b.created_at, b.expires_at, b.banned_by_id, u.username AS banned_by_name
  FROM ip_bans AS b LEFT JOIN users AS u ON u.id = b.banned_by_id`;

const READ_BANS = `${SELECT_BANS} WHERE b.id = ANY ($1::uuid[]) ORDER BY b.id`;

/** $1 and $2 the place to go on after, $3 the limit. */
const LIST_BANS = `${SELECT_BANS}
  WHERE b.lifted_at IS NULL AND (b.expires_at IS NULL OR b.expires_at > now())
    AND (b.created_at, b.id) < (coalesce($1::timestamptz, 'infinity'), coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
  ORDER BY b.created_at DESC, b.id DESC LIMIT $3`;

const BanPlace = z.tuple([z.iso.datetime(), z.uuid()]);

/** $1 a ban's id, or $2 a network: all bans that cover it or lie within it. */
const LIFT = `
  UPDATE ip_bans SET lifted_at = now(), lifted_by_id = $3
  WHERE (id = $1::uuid OR network >>= $2::cidr OR network <<= $2::cidr) AND ${HOLDS}
  RETURNING id`;

/** One row per person, of when they were last seen among those networks: a log-in there, or a session used there. */
const FIND_SEEN = `
  WITH seen AS (
    SELECT DISTINCT ON (user_id) user_id, address, seen_at
    FROM (
      SELECT s.user_id, s.address, s.created_at AS seen_at
      FROM unnest($1::cidr[]) AS n (network) JOIN sessions AS s ON s.address::inet <<= n.network
      UNION ALL
      SELECT s.user_id, abbrev(a.address), a.last_seen_at
      FROM unnest($1::cidr[]) AS n (network) JOIN session_addresses AS a ON a.address <<= n.network
      JOIN sessions AS s ON s.id = a.session_id
    ) AS places
    WHERE seen_at > now() - make_interval(days => $2::int) AND user_id IS DISTINCT FROM $3::uuid
    ORDER BY user_id, seen_at DESC
  )
  SELECT u.id, u.username, u.role, seen.address, seen.seen_at, count(*) OVER ()::int AS count
  FROM seen JOIN users AS u ON u.id = seen.user_id
  ORDER BY seen.seen_at DESC, u.id LIMIT $4`;

const FIND_RECENT = `
  SELECT address, max(seen_at) AS seen_at
  FROM (
    SELECT address, created_at AS seen_at FROM sessions WHERE user_id = $1
    UNION ALL
    SELECT abbrev(a.address), a.last_seen_at
    FROM sessions AS s JOIN session_addresses AS a ON a.session_id = s.id WHERE s.user_id = $1
  ) AS places
  WHERE seen_at > now() - make_interval(days => $2::int)
  GROUP BY address ORDER BY seen_at DESC`;

/** Two questions, so that the one that is asked all the time reads the two indexes and no more. */
const findChanges = (which: string) => `
  SELECT
    (
      SELECT coalesce(json_agg(json_build_object(
        'id', id, 'network', network::text, 'reason', reason, 'until', expires_at, 'isLifted', lifted_at IS NOT NULL
      )), '[]')
      FROM ip_bans WHERE (expires_at IS NULL OR expires_at > now()) AND (${which})
    ) AS changes,
    now() AS as_of`;
const FIND_ALL = findChanges("lifted_at IS NULL");
const FIND_SINCE = findChanges("created_at > $1 OR lifted_at > $1");

export function createAddressBanStore(pool: Pool) {
  return {
    async banNetworks(by, plan) {
      return inTransaction(pool, async (client) => {
        await requireStillAdmin(client, by);
        await addAddressBans(client, by, plan);
        return readBans(
          client,
          plan.bans.map(({ id }) => id),
        );
      });
    },

    async liftAddressBans(by, which, note) {
      return inTransaction(pool, async (client) => {
        await requireStillAdmin(client, by);
        const [banId, address] = "banId" in which ? [which.banId, null] : [null, which.address];
        const { rows } = await client.query<{ id: string }>(LIFT, [banId, address, by.userId]);
        const lifted = await readBans(
          client,
          rows.map(({ id }) => id),
        );
        for (const ban of lifted) await client.query(auditInsert(by, note(ban)));
        return lifted;
      });
    },

    async findLiveAddresses(userId) {
      return readLiveAddresses(pool, userId);
    },

    async findSeen(networks, { days, limit, exceptUserId }) {
      const { rows } = await pool.query<SeenRow>(FIND_SEEN, [networks, days, exceptUserId, limit]);
      const people = rows.map(({ id, username, role, address, seen_at }) => ({
        id,
        username,
        role,
        address,
        seenAt: seen_at.toISOString(),
      }));
      return { people, count: rows[0]?.count ?? 0 };
    },

    async findRecentAddresses(userId, days) {
      const { rows } = await pool.query<{ address: string; seen_at: Date }>(FIND_RECENT, [userId, days]);
      return rows.map(({ address, seen_at }) => ({ address, seenAt: seen_at.toISOString() }));
    },

    async listAddressBans({ cursor, limit }) {
      const place = cursor === undefined ? [null, null] : decodeCursor(BanPlace, cursor);
      const { rows } = await pool.query<BanRow>({ text: LIST_BANS, values: [...place, limit + 1] });
      const bans = rows.slice(0, limit).map(toAddressBan);
      const last = rows.length > limit ? bans.at(-1) : undefined;
      return { bans, nextCursor: last ? encodeCursor([last.createdAt, last.id]) : null };
    },

    /** Bans made or lifted after a moment, by the database's clock; null for all that hold. */
    async findAddressBanChanges(after: Date | null): Promise<AddressBanChanges> {
      const { rows } = await pool.query<{ changes: AddressBanChanges["changes"]; as_of: Date }>(
        after === null ? { text: FIND_ALL } : { name: "find_address_bans", text: FIND_SINCE, values: [after] },
      );
      const [row] = rows;
      if (!row) throw new Error("a query that always has one row had none");
      const changes = row.changes.map((change) => ({
        ...change,
        until: change.until === null ? null : new Date(change.until).toISOString(),
      }));
      return { changes, asOf: row.as_of };
    },
  } satisfies AddressBanStore & Pick<AdminPorts, "listAddressBans"> & Record<string, unknown>;
}

/** Two who take each other's role away and ban at once wait for each other here. */
async function requireStillAdmin(client: PoolClient, by: Moderator): Promise<void> {
  if (by.userId === null) return;
  await requireMayModerate(rowsOf(client), by);
  const { rows } = await client.query<{ role: Role }>("SELECT role FROM users WHERE id = $1 FOR SHARE", [by.userId]);
  if (rows[0]?.role !== "ADMIN") throw adminsOnly();
}

async function readBans(client: PoolClient, ids: readonly string[]): Promise<AddressBan[]> {
  const { rows } = await client.query<BanRow>(READ_BANS, [ids]);
  return rows.map(toAddressBan);
}

function toAddressBan(row: BanRow): AddressBan {
  return {
    id: row.id,
    network: row.network,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    until: row.expires_at?.toISOString() ?? null,
    bannedBy: toBannedBy(row),
  };
}
