import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "./problem.mjs";
import { requireCommand } from "./run-command.mjs";
import { toolEnvironment } from "./tool-environment.mjs";

/** @typedef {{ version?: string, resolved?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lockfile */

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own list last, so an interrupted
 * installation has none.
 * @param {string} root
 */
export function isInstalled(root) {
  const installedList = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedList)) return false;
  return holdsAll(readLockfile(join(root, "package-lock.json")), readLockfile(installedList));
}

/**
 * @param {Lockfile} wanted
 * @param {Lockfile} installed
 */
export function holdsAll(wanted, installed) {
  return Object.entries(wanted.packages).every(([path, entry]) => {
    const isOurs = !path.includes("node_modules/");
    if (isOurs) return true;
    const found = installed.packages[path];
    if (!found) return Boolean(entry.optional || entry.devOptional);
    return entry.link ? found.resolved === entry.resolved : found.version === entry.version;
  });
}

/**
 * @param {string} root
 * @param {(detail: string) => void} report
 */
export async function installPackages(root, report) {
  const [command, ...args] = npmCommand();
  await requireCommand("npm ci", command, [...args, "ci", "--no-audit", "--no-fund", "--loglevel=warn"], {
    cwd: root,
    env: toolEnvironment(),
    onLine: (line) => {
      if (!line.startsWith("npm warn")) report(line.slice(0, 80));
    },
  });
}

/**
 * The npm that runs us, else the one on the path.
 * @returns {[string, ...string[]]}
 */
function npmCommand() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js") ? [process.execPath, cli] : ["npm"];
}

/**
 * @param {string} file
 * @returns {Lockfile}
 */
function readLockfile(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Problem(`Could not read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}
