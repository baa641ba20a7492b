import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Banter } from "./start-banter.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** `npm run admin -- …` on the machine that a Banter runs on; resolves with what it prints. */
export async function runAdmin({ environment }: Banter, ...args: string[]): Promise<string> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/admin.mjs", ...args], {
    cwd: ROOT,
    env: { ...inherited, ...environment },
  });
  return stdout;
}
