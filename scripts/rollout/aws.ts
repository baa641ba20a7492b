import { Problem } from "../bootstrap/problem.mjs";
import { runCommand } from "../bootstrap/run-command.mjs";

/** Runs the AWS CLI and resolves with what it prints, its warnings aside, trimmed. @throws Problem with what it says when it fails. */
export type Aws = (...args: readonly string[]) => Promise<string>;

export const aws: Aws = async (...args) => {
  const { code, lines, printed } = await runCommand("aws", [...args, "--output", "text"], { cwd: process.cwd() });
  if (code !== 0) throw new Problem(`aws ${args.slice(0, 2).join(" ")} failed:\n${lines.join("\n").trim()}`);
  return printed.join("\n").trim();
};
