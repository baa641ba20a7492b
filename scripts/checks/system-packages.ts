import { Problem } from "../bootstrap/problem.mjs";
import { showProgress } from "../bootstrap/progress.mjs";
import { runCommand } from "../bootstrap/run-command.mjs";
import { findExecutable } from "./find-executable.ts";
import { failed, type Outcome, PASSED, skipped } from "./step.ts";

type Packages = readonly [string, ...string[]];

interface SystemPackage {
  name: string;
  /** As Debian calls them: the first one that there is will do. */
  packages: Packages;
  executables: readonly string[];
  purpose: string;
  advice: string;
}

export const REDIS: SystemPackage = {
  name: "redis-server",
  packages: ["redis-server"],
  executables: ["redis-server"],
  purpose: "the broker tests on Redis",
  advice: "Install Redis: `apt-get install redis-server` as root, or `brew install redis`.",
};

export const CHROMIUM: SystemPackage = {
  name: "chromium",
  packages: ["chromium-headless-shell", "chromium"],
  executables: ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  purpose: "the browser tests",
  advice: "Install Chromium: `apt-get install chromium` as root, or put any Chrome or Chromium on the PATH.",
};

export const HAPROXY: SystemPackage = {
  name: "haproxy",
  packages: ["haproxy"],
  executables: ["haproxy"],
  purpose: "the tests of the balancer's configuration",
  advice: "Install haproxy: `apt-get install haproxy` as root, or `brew install haproxy`.",
};

/** Sees to it that what npm does not have is there: by apt-get where that may be done, else by saying how. */
export async function ensureSystemPackage(wanted: SystemPackage): Promise<Outcome> {
  if (isPresent(wanted)) return PASSED;
  const problem = canInstall() ? await install(wanted) : `${wanted.name} is missing, and ${wanted.purpose} need it.`;
  if (problem === null) return PASSED;
  const notes = [problem, wanted.advice];
  return process.env.CI ? failed(notes) : skipped(notes);
}

export function isPresent({ executables }: SystemPackage): boolean {
  return findExecutable(executables) !== null;
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && findExecutable(["apt-get"]) !== null;
}

async function install(wanted: SystemPackage): Promise<string | null> {
  try {
    await showProgress(`Installing ${wanted.name} with apt-get`, async (report) => {
      await aptGet(["update", "--quiet"], report);
      const name = await firstAvailable(wanted.packages);
      await aptGet(["install", "--quiet", "--yes", "--no-install-recommends", name], report);
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return isPresent(wanted) ? null : `apt-get installed ${wanted.name}, but it is not on the PATH.`;
}

/** The first of the packages that this release of the distribution has; what apt says of the last is the reason. */
async function firstAvailable([name, ...others]: Packages): Promise<string> {
  const [next, ...rest] = others;
  if (next === undefined) return name;
  const { code } = await runCommand("apt-cache", ["show", "--no-all-versions", name], { cwd: "/" });
  return code === 0 ? name : firstAvailable([next, ...rest]);
}

async function aptGet(args: readonly string[], report: (detail: string) => void): Promise<void> {
  const { code, lines } = await runCommand("apt-get", args, {
    cwd: "/",
    // In single-user mode packages do not start the services they bring: the tests start their own.
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" },
    onLine: (line) => report(line.slice(0, 60)),
  });
  if (code !== 0) throw new Problem(`apt-get ${args[0]} failed:\n${lines.slice(-10).join("\n")}`);
}
