import { onEnd } from "../bootstrap/cleanup.mjs";
import { Problem } from "../bootstrap/problem.mjs";
import { spawnGroup } from "../bootstrap/process-group.mjs";

/** Long enough to say goodbye, print a table and stop what was started. */
const STOP_AFTER_MS = 30_000;

interface Program {
  /** As people call it: "the bots". */
  title: string;
  command: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** Runs a program on Node.js in this terminal, and takes it along when we are stopped; resolves with its exit code. */
export async function runProgram({ title, command, cwd, env }: Program): Promise<number> {
  const group = spawnGroup(process.execPath, command, { cwd, env, stdio: "inherit" });
  const forget = onEnd(() => group.stop({ ask: "leader", killAfterMs: STOP_AFTER_MS }), group.kill);
  const { code, error } = await group.exited;
  forget();
  if (error) throw new Problem(`Could not run ${title}: ${error.message}`);
  return code ?? 1;
}
