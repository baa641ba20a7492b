import { AppError, countChars, LIMITS } from "@banter/protocol";
import { dictionary } from "@zxcvbn-ts/language-common";

/** OWASP ASVS 5.0, 6.2.4: check against at least the 3,000 commonest passwords that the length rule lets through. */
const COMMON_PASSWORDS = 3_000;

const common = new Set(
  dictionary["passwords-common"]
    .filter((password) => countChars(password) >= LIMITS.passwordMinChars)
    .slice(0, COMMON_PASSWORDS),
);

/** @throws AppError INVALID, naming the input's `field`, when the password is one that an attacker tries first. */
export function requireUncommonPassword(password: string, username: string, field = "password"): void {
  function refusal(reason: "password_is_username" | "password_too_common", message: string): AppError {
    return new AppError("INVALID", message, { reason, issues: [{ path: field, message }] });
  }

  const folded = password.toLowerCase();
  if (folded === username.toLowerCase()) {
    throw refusal("password_is_username", "The password must not be the username");
  }
  if (common.has(folded)) {
    throw refusal("password_too_common", "This password is one of the commonest. Choose another one");
  }
}
