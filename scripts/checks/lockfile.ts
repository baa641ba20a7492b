import { readFileSync } from "node:fs";
import { join } from "node:path";
import { failed, type Outcome, PASSED } from "./step.ts";

interface LockedPackage {
  resolved?: string;
  link?: boolean;
}

/** The lock file names versions and checksums; where packages come from is the affair of whoever installs them. */
export function checkLockfile(root: string): Outcome {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, LockedPackage>;
  };
  const addressed = listAddressed(packages);
  if (addressed.length === 0) return PASSED;
  return failed([
    `package-lock.json names download addresses for ${addressed.length} packages (${addressed.slice(0, 3).join(", ")} …).`,
    "Remove each `resolved` line that is not a workspace's; .npmrc keeps npm from writing them.",
  ]);
}

export function listAddressed(packages: Record<string, LockedPackage>): string[] {
  return Object.entries(packages).flatMap(([path, { resolved, link }]) => (resolved && !link ? [path] : []));
}
