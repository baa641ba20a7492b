import type { Origin } from "@banter/domain";
import { AppError } from "@banter/protocol";
import { isAllowedOrigin } from "@banter/session";
import { INTERNAL_HEADERS } from "./internal-headers.ts";

/** What a sessions row keeps of a browser's name for itself. */
const USER_AGENT_MAX_CHARS = 512;

/** Where a request comes from, as the server process found it out. */
export function originOf(headers: Headers): Origin {
  return {
    address: headers.get(INTERNAL_HEADERS.clientAddress) ?? "0.0.0.0",
    userAgent: (headers.get("user-agent") ?? "").slice(0, USER_AGENT_MAX_CHARS),
  };
}

/**
 * Refuses what another site's page sends: the browser would add the visitor's cookie to it. Programs send no Origin.
 * @throws AppError FORBIDDEN foreign_origin.
 */
export function requireOwnOrigin({ method, headers }: Request, allowedOrigins: readonly string[]): void {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return;
  const origin = headers.get("origin");
  const isForeign = origin !== null && !isAllowedOrigin(origin, allowedOrigins);
  if (isForeign || headers.get("sec-fetch-site") === "cross-site") {
    throw new AppError("FORBIDDEN", "Another site's page may not do this for you", { reason: "foreign_origin" });
  }
}
