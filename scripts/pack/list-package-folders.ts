import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problem } from "../bootstrap/problem.mjs";

interface Manifest {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** Folders of a package and of all that it depends on, from `root`, found as Node finds them. */
export function listPackageFolders(root: string, name: string, from = "", found = new Set<string>()): Set<string> {
  const folder = findFolder(root, name, from);
  if (folder === null) throw new Problem(`There is no package ${name}. Run \`npm ci\` first.`);
  if (found.has(folder)) return found;
  found.add(folder);
  const manifest: Manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  for (const needed of Object.keys(manifest.dependencies ?? {})) {
    // A manifest repeats its optional ones here, and npm leaves out those for other systems.
    const isOptional = needed in (manifest.optionalDependencies ?? {});
    if (!isOptional || findFolder(root, needed, folder)) listPackageFolders(root, needed, folder, found);
  }
  for (const wished of Object.keys(manifest.optionalDependencies ?? {})) {
    if (findFolder(root, wished, folder)) listPackageFolders(root, wished, folder, found);
  }
  return found;
}

function findFolder(root: string, name: string, from: string): string | null {
  const candidate = join(from, "node_modules", name);
  if (existsSync(join(root, candidate, "package.json"))) return candidate;
  return from === "" ? null : findFolder(root, name, dirname(from) === "." ? "" : dirname(from));
}
