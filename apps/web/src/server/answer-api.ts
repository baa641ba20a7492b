import type { ApiContext, ApiHandlerOptions } from "@banter/api";
import type { Actor } from "@banter/domain";
import { AppError } from "@banter/protocol";
import { sessionCookieHeader } from "@banter/session";
import type { WebServices } from "../services.ts";
import { requireSession } from "./find-session.ts";
import { guardRequest } from "./guard-request.ts";
import { logDefect } from "./log-defect.ts";
import { originOf } from "./request-origin.ts";
import { getServices } from "./services-slot.ts";

/** Answers an API request with `handle`, and whatever it cannot answer with a WireError. */
export async function answerApi(
  incoming: Request,
  handle: (options: ApiHandlerOptions) => Promise<Response>,
): Promise<Response> {
  const services = getServices();
  const cookies: string[] = [];
  const response = await guardRequest(services, incoming, (request) =>
    handle({
      request,
      context: createContext(services, request, cookies),
      onDefect: (error, procedure) => logDefect(services.logger, request, error, procedure),
    }),
  );
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  response.headers.set("cache-control", "no-store");
  return response;
}

function createContext(services: WebServices, { headers }: Request, cookies: string[]): ApiContext {
  return {
    services,
    origin: originOf(headers),
    requireActor: () => requireCaller(services, headers),
    setSessionCookie: (session) => cookies.push(sessionCookieHeader(services.config.publicUrl, session)),
  };
}

/** Who makes this call, if they may make another one now: each call of a batch asks. */
async function requireCaller(services: WebServices, headers: Headers): Promise<Actor> {
  const actor = await requireSession(services, headers);
  const waitMs = services.takeCall(actor.userId);
  if (waitMs > 0) throw new AppError("RATE_LIMITED", "Too much at once. Wait a moment", { retryAfterMs: waitMs });
  return actor;
}
