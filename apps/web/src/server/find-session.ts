import { AppError, type BanNotice } from "@banter/protocol";
import { readToken, sessionCookieName } from "@banter/session";
import type { WebServices } from "../services.ts";
import { originOf } from "./request-origin.ts";

/** The live session that a request bears. @throws AppError UNAUTHENTICATED when there is none, FORBIDDEN banned. */
export async function requireSession({ config, sessions }: WebServices, headers: Headers) {
  const presented = readToken(
    { authorization: headers.get("authorization"), cookie: headers.get("cookie") },
    sessionCookieName(config.publicUrl),
  );
  return sessions.verify(presented?.token, originOf(headers).address);
}

/** Why the person of a request is kept out, or null. */
export async function findBan(services: WebServices, headers: Headers): Promise<BanNotice | null> {
  try {
    await requireSession(services, headers);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "UNAUTHENTICATED") return null;
    if (error instanceof AppError && error.ban) return error.ban;
    throw error;
  }
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
