import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SECRET_BYTES = 48;
const OWNER_ONLY = 0o600;

/** The secret kept in the state folder, made at the first start, so that a restart logs nobody out. */
export function keepSessionSecret(stateDir: string): string {
  const file = join(stateDir, "session-secret");
  if (existsSync(file)) {
    chmodSync(file, OWNER_ONLY);
    return readFileSync(file, "utf8").trim();
  }
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  writeFileSync(file, `${secret}\n`, { mode: OWNER_ONLY, flag: "wx" });
  return secret;
}
