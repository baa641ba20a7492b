import pg from "pg";
import { settleWithin } from "../settle-within.ts";

export const CONNECT_TIMEOUT_MS = 2_000;
export const QUERY_TIMEOUT_MS = 2_000;
const CLOSE_TIMEOUT_MS = 1_000;

/** A small pool whose queries fail rather than wait for ever. */
export function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: "banter-broker",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
    // A notification needs a commit, but not that the commit survives a crash.
    onConnect: (client) => client.query("SET synchronous_commit = off").then(() => {}),
  });
  // Lost idle connections are replaced by the pool; without a listener they would end the process.
  pool.on("error", () => {});
  return pool;
}

/** Takes leave of the server, but does not wait for one that no longer answers. */
export async function closePool(pool: pg.Pool): Promise<void> {
  await settleWithin(CLOSE_TIMEOUT_MS, pool.end());
}
