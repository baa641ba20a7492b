import { createHash, randomBytes } from "node:crypto";

/** 256 bits: cannot be guessed, so a plain digest is enough to keep it by. */
const TOKEN_BYTES = 32;

export function createResetToken(): { token: string; tokenSha256: Uint8Array } {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return { token, tokenSha256: digestResetToken(token) };
}

export function digestResetToken(token: string): Uint8Array {
  return createHash("sha256").update(token).digest();
}
