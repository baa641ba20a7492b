import pg from "pg";

interface Plan {
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
}

/** How many rows of a table the statements that `run` sends to the pool take from it, whatever they do with them. */
export async function countRowsRead(
  url: string,
  table: string,
  run: (pool: pg.Pool) => Promise<unknown>,
): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  let rowsRead = 0;
  const explainer = Object.assign(Object.create(pool) as pg.Pool, {
    async query(statement: string | { text: string; values?: unknown[] }, parameters: unknown[] = []) {
      const text = typeof statement === "string" ? statement : statement.text;
      const values = typeof statement === "string" ? parameters : (statement.values ?? []);
      const { rows } = await pool.query<{ "QUERY PLAN": { Plan: Plan }[] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        values,
      );
      const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
      if (!plan) throw new Error("no plan");
      rowsRead += countRows(plan, table);
      return pool.query(text, values);
    },
  });
  try {
    await run(explainer);
  } finally {
    await pool.end();
  }
  return rowsRead;
}

function countRows(plan: Plan, table: string): number {
  const perLoop =
    plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0) + (plan["Rows Removed by Index Recheck"] ?? 0);
  const own = plan["Relation Name"] === table ? Math.ceil(perLoop * plan["Actual Loops"]) : 0;
  return (plan.Plans ?? []).reduce((sum, child) => sum + countRows(child, table), own);
}
