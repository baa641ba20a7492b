import { spawn } from "node:child_process";
import type { Socket } from "node:net";

/**
 * Sends `signal` to the processes `pids` once this process is gone, however it went: a shell waits on a pipe whose other
 * end only this process holds, so even SIGKILL closes it. Call the returned function when there is no need for it any more.
 */
export function signalAfterThisProcess(
  pids: number | readonly number[],
  signal: "INT" | "TERM" | "KILL" | "CONT",
): () => void {
  const targets = [pids].flat().map(String);
  const script = 'read -r _; signal=$1; shift; kill -"$signal" "$@"';
  const watchdog = spawn("/bin/sh", ["-c", script, "stop-with-parent", signal, ...targets], {
    // Its own session: a Ctrl-C in the terminal must not end the watchdog before this process is done.
    detached: true,
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
  });
  watchdog.unref();
  (watchdog.stdin as Socket).unref();
  return () => {
    watchdog.kill("SIGKILL");
    watchdog.stdin.destroy();
  };
}
