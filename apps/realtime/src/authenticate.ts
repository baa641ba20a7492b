import { AppError, toWireError } from "@banter/protocol";
import { isAllowedOrigin, readToken, type SessionVerifier, sessionCookieName } from "@banter/session";
import type { Logger } from "pino";
import type { ExtendedError } from "socket.io";
import type { Admission } from "./admission.ts";
import type { BanterSocket } from "./node.ts";
import { type BucketSize, TokenBucket } from "./token-bucket.ts";

export interface AuthenticationOptions {
  sessions: SessionVerifier;
  admission: Admission;
  publicUrl: string;
  allowedOrigins: readonly string[];
  eventsPerSocket: BucketSize;
  logger: Logger;
}

/**
 * Admits a socket that bears a token, or a session cookie from an allowed Origin. A refused one gets a `connect_error`
 * whose `data` is the WireError.
 */
export function createAuthentication({
  sessions,
  admission,
  publicUrl,
  allowedOrigins,
  eventsPerSocket,
  logger,
}: AuthenticationOptions) {
  const cookieName = sessionCookieName(publicUrl);

  function findToken({ handshake }: BanterSocket): string | null {
    const offered: unknown = handshake.auth.token;
    if (typeof offered === "string") return offered;
    const presented = readToken(handshake.headers, cookieName);
    // A foreign page can open a WebSocket, and the browser adds the cookie to it: no CORS stands in between.
    if (presented?.source === "cookie" && !isAllowedOrigin(handshake.headers.origin, allowedOrigins)) {
      throw new AppError("FORBIDDEN", "This page may not use your session here", { reason: "foreign_origin" });
    }
    return presented?.token ?? null;
  }

  const verify = (token: string | null) => admission.admit(() => sessions.verify(token));

  return async function authenticate(socket: BanterSocket, next: (error?: ExtendedError) => void): Promise<void> {
    try {
      const { expiresAt, ...actor } = await verify(findToken(socket));
      socket.data = { actor, sessionExpiresAt: expiresAt, events: new TokenBucket(eventsPerSocket) };
      next();
    } catch (error) {
      if (!(error instanceof AppError)) logger.error({ err: error }, "handshake failed");
      const wire = toWireError(error);
      next(Object.assign(new Error(wire.message), { data: wire }));
    }
  };
}
