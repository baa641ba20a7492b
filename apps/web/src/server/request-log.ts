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

/** An invitation is a key: it stands in its address. */
const INVITATION = /^(\/invite|\/api\/invites)\/[^/]+/;

/** A path as it may be written down. */
export function withoutTokens(path: string): string {
  return path.replace(INVITATION, "$1/*");
}

/** Logs how a request was answered, or that its client went away first. */
export function logWhenDone(logger: Logger, request: LoggedRequest, response: ServerResponse): void {
  const startedMs = performance.now();
  response.once("close", () => {
    const ms = Math.round(performance.now() - startedMs);
    const entry = { ...request, path: withoutTokens(request.path), status: response.statusCode, ms };
    if (!response.writableFinished) logger.info(entry, "the client went away");
    else if (QUIET_PATH.test(request.path)) logger.debug(entry, "answered");
    else logger.info(entry, "answered");
  });
}
