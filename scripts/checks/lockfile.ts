import { readFileSync } from "node:fs";
import { join } from "node:path";
import { failed, type Outcome, PASSED } from "./step.ts";

interface LockedPackage {
  resolved?: string;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
}

type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** Where packages come from is the affair of whoever installs them, and whoever installs them may have another platform. */
export function checkLockfile(root: string): Outcome {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: LockedPackages;
  };
  const notes = [
    ...listAddressed(packages).map((path) => `${path} has a download address: remove its \`resolved\` line`),
    ...listIncomplete(packages).map((name) => `${name} is not locked: choose a version that exists for every platform`),
  ];
  return notes.length === 0 ? PASSED : failed(["package-lock.json", ...notes]);
}

export function listAddressed(packages: LockedPackages): string[] {
  return Object.entries(packages).flatMap(([path, { resolved, link }]) => (resolved && !link ? [path] : []));
}

/** Optional dependencies, such as the binaries for other platforms, that npm left out: `npm ci` refuses to go on without. */
export function listIncomplete(packages: LockedPackages): string[] {
  const locked = new Set(
    Object.keys(packages).map((path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)),
  );
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
  return [...new Set(wanted)].filter((name) => !locked.has(name));
}
