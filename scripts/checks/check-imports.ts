import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { judgeImport } from "./judge-import.ts";
import { readImports } from "./read-imports.ts";
import { failed, type Outcome, PASSED } from "./step.ts";
import { listWorkspaces } from "./workspaces.ts";

const SOURCE_FILE = /\.(ts|tsx|mts|mjs|js|jsx)$/;
const FOREIGN_DIRECTORIES = new Set(["node_modules", "dist", "generated", "test-results", "playwright-report"]);

/** Holds every import of every workspace against the import table, the manifests and the workspaces' borders. */
export function checkImports(root: string): Outcome {
  const workspaces = listWorkspaces(root);
  const problems = workspaces.flatMap((workspace) =>
    listSourceFiles(workspace.directory).flatMap((file) =>
      readImports(file, readFileSync(file, "utf8")).flatMap((found) => {
        const problem = judgeImport(file, found, workspace, workspaces);
        return problem ? [`${relative(root, file)} imports ${found.specifier}: ${problem}`] : [];
      }),
    ),
  );
  return problems.length === 0 ? PASSED : failed([problems.join("\n")]);
}

function listSourceFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      const isForeign = entry.name.startsWith(".") || FOREIGN_DIRECTORIES.has(entry.name);
      return isForeign ? [] : listSourceFiles(path);
    }
    return SOURCE_FILE.test(entry.name) ? [path] : [];
  });
}
