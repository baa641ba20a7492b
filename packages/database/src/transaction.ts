import { COMMITS_WITHIN_MS } from "@banter/domain";
import { AppError } from "@banter/protocol";
import type { Pool, PoolClient } from "pg";

/** Runs one statement of a transaction for its rows. */
export function rowsOf(client: PoolClient) {
  return async (sql: string, ...values: unknown[]): Promise<unknown[]> => (await client.query(sql, values)).rows;
}

/** Each begins after what Postgres gave up; two that meet again and again have met a defect. */
const MAX_TRIES = 4;
const DEADLOCK = "40P01";
/** What pg says of a server that no longer answers, on a connection that then is of no more use. */
const NO_ANSWER = "Query read timeout";

const TRY_AGAIN_MS = 1_000;

/**
 * Runs statements on one connection, all or none of which take effect. `run` is called again, in a new transaction, when
 * Postgres ended this one for the sake of another that waited for it: outside the database it changes nothing.
 * @throws AppError UNAVAILABLE when the statements waited so long for locks that what they note would be overlooked.
 */
export function inTransaction<Result>(pool: Pool, run: (client: PoolClient) => Promise<Result>): Promise<Result> {
  return despiteDeadlocks(() => attempt(pool, run));
}

/** Runs what is one transaction by itself, and again when Postgres ended it for the sake of another. */
export async function despiteDeadlocks<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (tries === MAX_TRIES || !(error instanceof Error && "code" in error && error.code === DEADLOCK)) throw error;
    }
  }
}

async function attempt<Result>(pool: Pool, run: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken = false;
  try {
    const beganAtMs = performance.now();
    await client.query("BEGIN");
    const result = await run(client);
    if (performance.now() - beganAtMs > COMMITS_WITHIN_MS) throw tooLate();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    if (error instanceof Error && error.message === NO_ANSWER) broken = true;
    else {
      await client.query("ROLLBACK").catch(() => {
        broken = true; // the connection is gone, and the transaction with it; the first error says why
      });
    }
    throw error;
  } finally {
    client.release(broken);
  }
}

function tooLate(): AppError {
  return new AppError("UNAVAILABLE", "Too much is going on at once. Try again in a moment", {
    retryAfterMs: TRY_AGAIN_MS,
  });
}
