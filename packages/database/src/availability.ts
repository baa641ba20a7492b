import { AppError } from "@banter/protocol";

/** Time for a failover or a restart to get going; clients back off further by themselves. */
const RETRY_AFTER_MS = 1_000;

/** Node's and Postgres' (SQLSTATE) codes for a database that cannot be reached or is going away; Prisma's beside them. */
const UNAVAILABLE_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "25P03",
  "53300",
  "57014",
  "57P01",
  "57P02",
  "57P03",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
]);

/** What pg says, without a code, of a lost connection or a pool with none to give. */
const UNAVAILABLE_TEXT =
  /connection terminated|not queryable|query read timeout|timeout exceeded when trying to connect|connection timeout|closed the connection/i;

/** Calls the database; when it is out of reach, throws AppError UNAVAILABLE with `retryAfterMs` instead of its own error. */
export async function reachable<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    throw new AppError("UNAVAILABLE", "The database cannot be reached right now. Try again in a moment", {
      retryAfterMs: RETRY_AFTER_MS,
      cause: error,
    });
  }
}

function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    UNAVAILABLE_CODES.has(code) ||
    code.startsWith("08") ||
    UNAVAILABLE_TEXT.test(error.message) ||
    isUnavailable(error.cause)
  );
}

/** The same store with every method behind `reachable`. */
export function guardStore<Store extends Record<string, (...args: never[]) => Promise<unknown>>>(store: Store): Store {
  const guarded = Object.entries(store).map(([name, method]) => [
    name,
    (...args: never[]) => reachable(() => method(...args)),
  ]);
  return Object.fromEntries(guarded) as Store;
}
