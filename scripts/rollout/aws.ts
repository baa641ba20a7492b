import { Problem } from "../bootstrap/problem.mjs";
import { runCommand } from "../bootstrap/run-command.mjs";

/** Runs the AWS CLI and resolves with what it prints, trimmed. @throws Problem with what it says when it fails. */
export type Aws = (...args: readonly string[]) => Promise<string>;

export const aws: Aws = async (...args) => {
  const { code, lines } = await runCommand("aws", [...args, "--output", "text"], { cwd: process.cwd() });
  const output = lines.join("\n").trim();
  if (code !== 0) throw new Problem(`aws ${args.slice(0, 2).join(" ")} failed:\n${output}`);
  return output;
};
