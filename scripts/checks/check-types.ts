import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkCommand } from "./command-check.ts";
import { failed, type Outcome, PASSED } from "./step.ts";
import { listWorkspaces } from "./workspaces.ts";

/** Compiles each workspace, the scripts included, for its errors only. */
export async function checkTypes(root: string): Promise<Outcome> {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const notes: string[] = [];
  for (const { directory, name } of listWorkspaces(root)) {
    const project = join(directory, "tsconfig.json");
    if (!existsSync(project)) notes.push(`${name} has no tsconfig.json`);
    else notes.push(...(await checkCommand(root, compiler, ["--noEmit", "--project", project])).notes);
  }
  return notes.length === 0 ? PASSED : failed(notes);
}
