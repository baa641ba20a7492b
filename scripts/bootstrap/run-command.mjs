import { createInterface } from "node:readline";
import { endSignal, onEnd } from "./cleanup.mjs";
import { Problem } from "./problem.mjs";
import { spawnGroup } from "./process-group.mjs";

/** Enough of a failed command's output to see why. */
const LINES_SHOWN = 60;

/** @typedef {{ code: number, lines: string[], printed: string[] }} CommandResult  `printed`: without what it said on stderr. */

/**
 * Runs a command to its end and keeps what it printed. It is ended when this process is.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options
 * @returns {Promise<CommandResult>}
 */
export async function runCommand(command, args, { cwd, env = process.env, onLine }) {
  const group = spawnGroup(command, args, { cwd, env });
  const forget = onEnd(group.stop, group.kill);
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} */
  const printed = [];
  const read = [group.child.stdout, group.child.stderr].map(async (stream) => {
    if (!stream) return;
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      lines.push(line);
      if (stream === group.child.stdout) printed.push(line);
      onLine?.(line);
    }
  });
  const { code, error } = await group.exited;
  forget();
  if (endSignal.aborted) throw new Problem(`${command} was stopped`);
  if (error) throw new Problem(`Could not run ${command}: ${error.message}`);
  await Promise.all(read);
  return { code: code ?? 1, lines, printed };
}

/**
 * Like `runCommand`, for a command that must succeed.
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof runCommand>[2]} options
 */
export async function requireCommand(title, command, args, options) {
  const { code, lines } = await runCommand(command, args, options);
  if (code !== 0) throw new Problem(`${title} failed (exit code ${code}):\n${lastLines(lines)}`);
}

/** @param {readonly string[]} lines */
function lastLines(lines) {
  return lines
    .slice(-LINES_SHOWN)
    .map((line) => `  ${line}`)
    .join("\n");
}
