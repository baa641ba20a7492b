import type { IncomingMessage } from "node:http";
import { AppError, addressBannedError, type BanNotice, type ErrorCode, toWireError } from "@banter/protocol";
import { isAllowedOrigin, readToken, type SessionVerifier, sessionCookieName } from "@banter/session";
import type { Logger } from "pino";
import type { ExtendedError } from "socket.io";
import type { Admission } from "./admission.ts";
import { nodeGoingAway } from "./calls.ts";
import type { BanterSocket } from "./node.ts";
import type { UserSockets } from "./user-sockets.ts";

export interface AuthenticationOptions {
  sessions: SessionVerifier;
  admission: Admission;
  addressOf(request: IncomingMessage): string;
  /** The ban that an address falls under. */
  findAddressBan(address: string): BanNotice | null;
  isDraining(): boolean;
  publicUrl: string;
  allowedOrigins: readonly string[];
  userSockets: UserSockets;
  onRefused(code: ErrorCode): void;
  logger: Logger;
}

/**
 * Admits a socket that bears a token, or a session cookie from an allowed Origin. Its handshake goes on, and keeps its
 * place in the line, until `endHandshake` is called. A refused one gets a `connect_error` whose `data` is the WireError.
 */
export function createAuthentication({
  sessions,
  admission,
  addressOf,
  findAddressBan,
  isDraining,
  publicUrl,
  allowedOrigins,
  userSockets,
  onRefused,
  logger,
}: AuthenticationOptions) {
  const cookieName = sessionCookieName(publicUrl);

  /** The token is let go: a connection may live for days, and needs it no more. */
  function takeToken({ handshake }: BanterSocket): string | null {
    const offered: unknown = handshake.auth.token;
    handshake.auth = {};
    if (typeof offered === "string") return offered;
    const presented = readToken(handshake.headers, cookieName);
    // A foreign page can open a WebSocket, and the browser adds the cookie to it: no CORS stands in between.
    if (presented?.source === "cookie" && !isAllowedOrigin(handshake.headers.origin, allowedOrigins)) {
      throw new AppError("FORBIDDEN", "This page may not use your session here", { reason: "foreign_origin" });
    }
    return presented?.token ?? null;
  }

  return async function authenticate(socket: BanterSocket, next: (error?: ExtendedError) => void): Promise<void> {
    let leaveLine: (() => void) | undefined;
    try {
      if (isDraining()) throw nodeGoingAway();
      const address = addressOf(socket.request);
      const token = takeToken(socket);
      leaveLine = await admission.enter();
      if (socket.conn.readyState !== "open") return leaveLine(); // gone while it stood in line
      socket.conn.once("close", leaveLine);
      const { expiresAt, ...actor } = await sessions.verify(token, address);
      // Both may have come while it stood in line.
      const ban = findAddressBan(address);
      if (ban) throw addressBannedError(ban);
      if (isDraining()) throw nodeGoingAway();
      if (socket.conn.readyState !== "open") return leaveLine();
      socket.conn.once("close", userSockets.enter(actor.userId));
      socket.data = { actor, address, sessionExpiresAt: expiresAt, endHandshake: leaveLine };
      next();
    } catch (error) {
      leaveLine?.();
      if (!(error instanceof AppError)) logger.error({ err: error }, "handshake failed");
      const wire = toWireError(error);
      onRefused(wire.code);
      next(Object.assign(new Error(wire.message), { data: wire }));
    }
  };
}
