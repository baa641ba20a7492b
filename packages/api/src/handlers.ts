import { ERRORS, LIMITS, type WireError } from "@banter/protocol";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createOpenApiFetchHandler } from "trpc-to-openapi";
import type { ApiContext } from "./context.ts";
import { failureOf } from "./failure.ts";
import { appRouter } from "./root.ts";

/** Calls in one HTTP request: what one page asks for at once, with room to spare. */
const MAX_BATCH_CALLS = 10;

export interface ApiHandlerOptions {
  request: Request;
  context: ApiContext;
  /** Told of every failure that is a defect or an outage of ours; never of what a client did wrong. */
  onDefect(error: unknown, procedure: string): void;
}

/** The tRPC endpoint, at /api/trpc. */
export async function handleTrpc({ request, context, onDefect }: ApiHandlerOptions): Promise<Response> {
  return (
    refuseUnreadable(request) ??
    fetchRequestHandler({
      req: request,
      endpoint: "/api/trpc",
      router: appRouter,
      createContext: () => context,
      maxBatchSize: MAX_BATCH_CALLS,
      onError: ({ error, path }) => {
        if (failureOf(error).code === "INTERNAL") onDefect(error.cause ?? error, path ?? "?");
      },
    })
  );
}

/** The same procedures as plain HTTP under /api; failures have the shape of `WireError`. */
export async function handleRest({ request, context, onDefect }: ApiHandlerOptions): Promise<Response> {
  let failure: WireError | undefined;
  const response =
    refuseUnreadable(request) ??
    (await createOpenApiFetchHandler({
      req: request,
      endpoint: "/api",
      router: appRouter,
      createContext: () => context,
      onError: ({ error, path }) => {
        failure = failureOf(error);
        if (failure.code === "INTERNAL") onDefect(error.cause ?? error, path ?? "?");
      },
    }));
  return failure ? refusal(failure) : response;
}

/** Mutations are JSON and small: a form or multipart body would reach them from a foreign page without a preflight. */
function refuseUnreadable(request: Request): Response | null {
  if (request.method === "GET" || request.method === "HEAD") return null;
  // All that it says stands in its address. No form sends it, and browsers ask before a foreign page's script does.
  if (request.method === "DELETE" && !request.headers.has("content-type")) return null;
  if (!request.headers.get("content-type")?.toLowerCase().startsWith("application/json")) {
    return refusal({ code: "INVALID", message: "Send the request body as application/json", retryable: false });
  }
  if (Number(request.headers.get("content-length") ?? 0) > LIMITS.requestBodyMaxBytes) {
    return refusal({
      code: "TOO_LARGE",
      message: `The request body is larger than ${LIMITS.requestBodyMaxBytes} bytes`,
      retryable: false,
    });
  }
  return null;
}

/** A failure as a REST answer. */
export function refusal(failure: WireError): Response {
  const retryAfter =
    failure.retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(failure.retryAfterMs / 1000)) };
  return Response.json(failure, { status: ERRORS[failure.code].http, headers: retryAfter });
}
