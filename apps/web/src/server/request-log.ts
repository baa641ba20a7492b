import type { ServerResponse } from "node:http";
import type { Logger } from "pino";

export interface LoggedRequest {
  requestId: string;
  method: string | undefined;
  /** Without the query, which may hold what people search for. */
  path: string;
  address: string;
}

/** Build output and health checks are many and say little. */
const QUIET_PATH = /^\/(_next\/|livez$|readyz$)/;

/** Logs how a request was answered, or that its client went away first. */
export function logWhenDone(logger: Logger, request: LoggedRequest, response: ServerResponse): void {
  const startedMs = performance.now();
  response.once("close", () => {
    const ms = Math.round(performance.now() - startedMs);
    const entry = { ...request, status: response.statusCode, ms };
    if (!response.writableFinished) logger.info(entry, "the client went away");
    else if (QUIET_PATH.test(request.path)) logger.debug(entry, "answered");
    else logger.info(entry, "answered");
  });
}
