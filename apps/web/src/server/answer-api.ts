import type { ApiContext, ApiHandlerOptions } from "@banter/api";
import { sessionCookieHeader } from "@banter/session";
import type { WebServices } from "../services.ts";
import { guardRequest } from "./guard-request.ts";
import { logDefect } from "./log-defect.ts";
import { originOf } from "./request-origin.ts";
import { requireCaller } from "./require-caller.ts";
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
    // Each call of a batch asks.
    requireActor: () => requireCaller(services, headers),
    setSessionCookie: (session) => cookies.push(sessionCookieHeader(services.config.publicUrl, session)),
  };
}
