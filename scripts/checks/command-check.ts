import { runCommand } from "../bootstrap/run-command.mjs";
import { toolEnvironment } from "../bootstrap/tool-environment.mjs";
import { failed, type Outcome, PASSED } from "./step.ts";

/** One check: a Node program that ends with 0 when all is well, and else says what is not. */
export async function checkCommand(root: string, program: string, args: readonly string[]): Promise<Outcome> {
  const { code, lines } = await runCommand(process.execPath, [program, ...args], { cwd: root, env: toolEnvironment() });
  return code === 0 ? PASSED : failed([lines.join("\n")]);
}
