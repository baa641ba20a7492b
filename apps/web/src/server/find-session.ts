import { AppError } from "@banter/protocol";
import { readToken, sessionCookieName } from "@banter/session";
import type { WebServices } from "../services.ts";

/** The live session that a request bears. @throws AppError UNAUTHENTICATED when there is none, FORBIDDEN banned. */
export async function requireSession({ config, sessions }: WebServices, headers: Headers) {
  const presented = readToken(
    { authorization: headers.get("authorization"), cookie: headers.get("cookie") },
    sessionCookieName(config.publicUrl),
  );
  return sessions.verify(presented?.token);
}

/** The live session that a request bears, or null; somebody who is banned has none. */
export async function findSession(services: WebServices, headers: Headers) {
  try {
    return await requireSession(services, headers);
  } catch (error) {
    if (error instanceof AppError && (error.code === "UNAUTHENTICATED" || error.reason === "banned")) return null;
    throw error;
  }
}
