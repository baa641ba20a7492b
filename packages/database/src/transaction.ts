import type { Pool, PoolClient } from "pg";

/** Runs one statement of a transaction for its rows. */
export function rowsOf(client: PoolClient) {
  return async (sql: string, ...values: unknown[]): Promise<unknown[]> => (await client.query(sql, values)).rows;
}

/** Runs statements on one connection, all or none of which take effect. */
export async function inTransaction<Result>(pool: Pool, run: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query("BEGIN");
    const result = await run(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {
      broken = true; // the connection is gone, and the transaction with it; the first error says why
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
