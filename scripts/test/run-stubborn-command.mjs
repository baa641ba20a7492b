// A program for the tests: runs a command that has a child of its own, with everything cleaned up at the end.
// Usage: node run-stubborn-command.mjs <marker> [--deaf], the latter for a command that ignores SIGTERM.
import { onEnd, runAndCleanUp } from "../bootstrap/cleanup.mjs";
import { runCommand } from "../bootstrap/run-command.mjs";

const [marker = "", deaf] = process.argv.slice(2);

await runAndCleanUp(
  async () => {
    onEnd(() => console.log("undone last"));
    onEnd(() => console.log("undone first"));
    const script = `${deaf ? "trap '' TERM;" : ""} sleep 1000 & echo started; wait; sleep 1000`;
    await runCommand("/bin/sh", ["-c", script, marker], {
      cwd: "/",
      env: { ...process.env, MARKER: marker },
      onLine: (line) => console.log(line),
    });
    return 0;
  },
  { stoppedCode: 42 },
);
