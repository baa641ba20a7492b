import type { Actor } from "@banter/domain";
import { AppError } from "@banter/protocol";
import type { WebServices } from "../services.ts";
import { requireSession } from "./find-session.ts";

/** Who makes this call, if they may make another one now. @throws AppError UNAUTHENTICATED, FORBIDDEN banned, RATE_LIMITED. */
export async function requireCaller(services: WebServices, headers: Headers): Promise<Actor> {
  const actor = await requireSession(services, headers);
  const waitMs = services.takeCall(actor.userId);
  if (waitMs > 0) throw new AppError("RATE_LIMITED", "Too much at once. Wait a moment", { retryAfterMs: waitMs });
  return actor;
}
