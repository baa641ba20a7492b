import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { failed, type Outcome, PASSED } from "../step.ts";
import { checkMigration } from "./check-migration.ts";

/** Migrations up to here made the first release: nothing ran before them that they could have broken. */
const FIRST_RELEASE = "20261124235959";

/** Checks every migration since the first release against the expand/contract rule, docs/migrations.md. */
export async function checkMigrations(root: string): Promise<Outcome> {
  const folder = join(root, "prisma", "migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const notes: string[] = [];
  for (const name of names.filter((name) => name > FIRST_RELEASE).sort()) {
    const file = join(folder, name, "migration.sql");
    const problems = await checkMigration(await readFile(file, "utf8"));
    notes.push(...problems.map((problem) => `prisma/migrations/${name}, ${problem}`));
  }
  return notes.length > 0 ? failed([...notes, "docs/migrations.md says how to do without."]) : PASSED;
}
