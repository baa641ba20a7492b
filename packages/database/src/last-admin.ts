import { AppError } from "@banter/protocol";

/** What the trigger keep_an_admin says. */
const LAST_ADMIN = "BN001";

/** What a transaction threw, as people may read it when it would have left nobody who is an admin. */
export function explainLastAdmin(error: unknown): unknown {
  if (!(error instanceof Error && "code" in error && error.code === LAST_ADMIN)) return error;
  const message = "This is the last admin. Make somebody else one first";
  return new AppError("CONFLICT", message, { reason: "last_admin", cause: error });
}
