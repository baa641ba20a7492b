import { type AddressBanPlan, type Moderator, OWN_ADDRESS_DAYS } from "@banter/domain";
import type { Pool, PoolClient } from "pg";
import { auditInsert } from "./audit-log.ts";

/** Of a ban of an address. */
export const HOLDS = "lifted_at IS NULL AND (expires_at IS NULL OR expires_at > now())";

const LIFT_SAME = `
  UPDATE ip_bans SET lifted_at = now(), lifted_by_id = $2 WHERE network = ANY ($1::cidr[]) AND ${HOLDS}`;

const ADD_BANS = `
  INSERT INTO ip_bans (id, network, banned_by_id, reason, expires_at)
  SELECT id, network, $3::uuid, $4, now() + make_interval(mins => $5::int)
  FROM unnest($1::uuid[], $2::cidr[]) AS t (id, network)`;

/** Of a /64 its first address stands for all: no ban covers a part of one. */
const FIND_LIVE = `
  WITH live AS (SELECT id, address FROM sessions WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > now())
  SELECT address FROM live
  UNION
  SELECT host(a.address) FROM live JOIN session_addresses AS a ON a.session_id = live.id
  WHERE a.last_seen_at > now() - make_interval(days => $2::int)`;

/** Stores a planned ban and its notes, in place of those that hold for the same networks; the caller has a transaction. */
export async function addAddressBans(client: PoolClient, by: Moderator, plan: AddressBanPlan): Promise<void> {
  const { bans, terms, judge } = plan;
  judge(by.userId === null ? [] : await readLiveAddresses(client, by.userId));
  const networks = bans.map(({ network }) => network);
  await client.query(LIFT_SAME, [networks, by.userId]);
  await client.query(ADD_BANS, [bans.map(({ id }) => id), networks, by.userId, terms.reason, terms.minutes]);
  for (const { note } of bans) await client.query(auditInsert(by, note));
}

/** The addresses of somebody's live sessions: where they logged in, and where they were used from lately. */
export async function readLiveAddresses(client: Pool | PoolClient, userId: string): Promise<string[]> {
  const { rows } = await client.query<{ address: string }>(FIND_LIVE, [userId, OWN_ADDRESS_DAYS]);
  return rows.map(({ address }) => address);
}
