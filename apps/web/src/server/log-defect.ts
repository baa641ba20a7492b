import type { Logger } from "pino";
import { INTERNAL_HEADERS } from "./internal-headers.ts";

/** Logs what is our fault, under the id that the response bears too. */
export function logDefect(logger: Logger, { headers }: Request, error: unknown, procedure: string): void {
  logger.error({ err: error, procedure, requestId: headers.get(INTERNAL_HEADERS.requestId) }, "a request failed");
}
