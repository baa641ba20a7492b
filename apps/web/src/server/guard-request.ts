import { refusal } from "@banter/api";
import { AppError, toWireError } from "@banter/protocol";
import type { WebServices } from "../services.ts";
import { logDefect } from "./log-defect.ts";
import { withBodyRead } from "./read-body.ts";
import { requireOwnOrigin } from "./request-origin.ts";
import { requireAddress } from "./require-address.ts";

/** Hands on a request of our own pages or of a program, its body read; answers others, and what is thrown. */
export async function guardRequest(
  services: Pick<WebServices, "config" | "logger" | "bannedAddresses">,
  request: Request,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { config, logger } = services;
  try {
    requireOwnOrigin(request, config.allowedOrigins);
    const whole = await withBodyRead(request);
    requireAddress(services, request.headers);
    return await answer(whole);
  } catch (error) {
    const response = refusal(toWireError(error));
    if (!(error instanceof AppError)) logDefect(logger, request, error, new URL(request.url).pathname);
    // The rest of a body that is too large is not worth reading.
    else if (error.code === "TOO_LARGE") response.headers.set("connection", "close");
    return response;
  }
}
