import { spawn } from "node:child_process";

/** How long a process that was told to stop may take before it is killed. */
const KILL_AFTER_MS = 10_000;

/** Waits until its standard input closes, then ends the process group `$1`, at first politely. */
const WATCHDOG = 'read -r _; kill -TERM "-$1"; sleep 5; kill -KILL "-$1"';

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, error?: Error }} Exit */

/**
 * Starts a command in a process group of its own, so that a Ctrl-C in the terminal reaches only us, and nothing that
 * the command starts outlives it or us, not even when we are killed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, stdio?: "pipe" | "inherit" }} options
 */
export function spawnGroup(command, args, { cwd, env, stdio = "pipe" }) {
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", stdio, stdio], detached: true });
  const release = child.pid === undefined ? () => {} : endGroupWithUs(child.pid);
  let hasExited = false;
  /** @type {Promise<Exit>} */
  const exited = new Promise((resolve) => {
    /** @param {Exit} exit */
    const end = (exit) => {
      hasExited = true;
      signalGroup(child.pid, "SIGKILL");
      release();
      resolve(exit);
    };
    child.once("exit", (code, signal) => end({ code, signal }));
    child.once("error", (error) => end({ code: null, signal: null, error }));
  });

  return {
    child,
    exited,
    /** Ends the command; to leave the rest of its group to it, ask only the leader. */
    async stop({ ask = "group", killAfterMs = KILL_AFTER_MS } = {}) {
      if (hasExited) return;
      if (ask === "leader") child.kill("SIGTERM");
      else signalGroup(child.pid, "SIGTERM");
      const timer = setTimeout(() => signalGroup(child.pid, "SIGKILL"), killAfterMs);
      await exited;
      clearTimeout(timer);
    },
    kill() {
      if (!hasExited) signalGroup(child.pid, "SIGKILL");
    },
  };
}

/**
 * @param {number | undefined} leaderPid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(leaderPid, signal) {
  if (leaderPid === undefined) return;
  try {
    process.kill(-leaderPid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

/** @param {number} leaderPid */
function endGroupWithUs(leaderPid) {
  const watchdog = spawn("/bin/sh", ["-c", WATCHDOG, "watchdog", String(leaderPid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    cwd: "/",
  });
  watchdog.unref();
  watchdog.on("error", () => {});
  watchdog.stdin.on("error", () => {});
  return () => {
    watchdog.kill("SIGKILL");
    watchdog.stdin.destroy();
  };
}
