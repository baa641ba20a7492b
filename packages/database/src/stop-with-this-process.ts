import { spawn } from "node:child_process";
import type { Socket } from "node:net";

/**
 * Sends `signal` to the process `pid` once this process is gone, however it went: a shell waits on a pipe whose other
 * end only this process holds, so even SIGKILL closes it. Call the returned function when `pid` has ended.
 */
export function stopWithThisProcess(pid: number, signal: "INT" | "TERM" | "KILL"): () => void {
  const watchdog = spawn("/bin/sh", ["-c", 'read -r _; kill -"$2" "$1"', "stop-with-parent", String(pid), signal], {
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
