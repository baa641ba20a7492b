import { ADDRESS_SEEN_DAYS } from "@banter/domain";
import type { SeenAddress } from "@banter/protocol";
import type { Pool } from "pg";

/** What is asked is on which days: an address that goes on being used is written down this often at the most. */
const NOTED_FOR = "1 hour";
/** Of one session: more than anybody's journey has, and few enough that a table of them stays small. */
export const ADDRESSES_PER_SESSION = 20;

/** One subscriber has a /64 of IPv6 and may use any address of it (RFC 6177): what is noted is what a ban would cover. */
const asBanned = (address: string) =>
  `CASE family(${address}) WHEN 4 THEN ${address} ELSE network(set_masklen(${address}, 64))::inet END`;

/**
 * Parts of a statement that, beside what else it does, notes that a live session ($1) is used from an address ($2) – the
 * log-in has noted its own – and forgets those that the session used longest ago. It waits for nobody but another one
 * that notes the same.
 */
export const NOTE_ADDRESS = `
  noted AS (
    INSERT INTO session_addresses (session_id, address, last_seen_at)
    SELECT s.id, here.address, now()
    FROM sessions AS s
    CROSS JOIN (SELECT ${asBanned("$2::inet")} AS address) AS here
    LEFT JOIN session_addresses AS known ON known.session_id = s.id AND known.address = here.address
    WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND coalesce(
      known.last_seen_at, CASE WHEN s.address::inet <<= here.address THEN s.created_at END, '-infinity'
    ) < now() - interval '${NOTED_FOR}'
    ON CONFLICT (session_id, address) DO UPDATE SET last_seen_at = excluded.last_seen_at
    RETURNING address
  ), forgotten AS (
    DELETE FROM session_addresses AS a USING (
      SELECT address FROM session_addresses WHERE session_id = $1 AND address IN (
        SELECT other.address FROM noted JOIN session_addresses AS other ON other.session_id = $1
        WHERE other.address <> noted.address
        ORDER BY other.last_seen_at DESC OFFSET ${ADDRESSES_PER_SESSION - 1}
      ) FOR UPDATE SKIP LOCKED
    ) AS oldest
    WHERE a.session_id = $1 AND a.address = oldest.address
  )`;

const FORGET_OLD = "DELETE FROM session_addresses WHERE last_seen_at < now() - make_interval(days => $1)";

/** Where else than its log-in a session, of `sessions AS s`, was used from lately, the latest first; null for nowhere. */
export const OTHER_ADDRESSES = `(
  SELECT jsonb_agg(
    jsonb_build_object('address', abbrev(a.address), 'seenAt', a.last_seen_at) ORDER BY a.last_seen_at DESC, a.address
  )
  FROM session_addresses AS a WHERE a.session_id = s.id AND NOT s.address::inet <<= a.address
)`;

/** As `OTHER_ADDRESSES` selects it. */
export function toSeenAddresses(found: readonly SeenAddress[] | null): SeenAddress[] {
  return (found ?? []).map(({ address, seenAt }) => ({ address, seenAt: new Date(seenAt).toISOString() }));
}

/** Clears away where sessions were used from so long ago that no preview asks for it. */
export function createAddressSweep(pool: Pool) {
  return async (): Promise<void> => {
    await pool.query(FORGET_OLD, [ADDRESS_SEEN_DAYS]);
  };
}
