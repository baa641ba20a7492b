import type { Actor } from "@banter/domain";
import { AppError, type BanNotice, bannedError, type Role, sessionEnded } from "@banter/protocol";
import { readClaims } from "./session-token.ts";

/** A row of `sessions` together with the person as they are now. */
export interface StoredSession {
  sessionId: string;
  userId: string;
  username: string;
  role: Role;
  expiresAt: Date;
  revokedAt: Date | null;
  /** The ban of the person that holds now. */
  ban: BanNotice | null;
}

export interface SessionVerifierOptions {
  /** Any of them may have signed the token. */
  secrets: readonly string[];
  /** `address` is where the token is used from now. */
  findSession(sessionId: string, address: string): Promise<StoredSession | null>;
}

export type SessionVerifier = ReturnType<typeof createSessionVerifier>;

/** The one place where a cookie or bearer token becomes an Actor. */
export function createSessionVerifier({ secrets, findSession }: SessionVerifierOptions) {
  async function findLiveSession(token: string, address: string): Promise<StoredSession> {
    const claims = await readClaims(token, secrets);
    const session = claims && (await findSession(claims.sessionId, address));
    const isLive =
      session && session.userId === claims.userId && !session.revokedAt && session.expiresAt.getTime() > Date.now();
    if (!isLive) throw sessionEnded();
    if (session.ban) throw bannedError(session.ban);
    return session;
  }

  return {
    /**
     * `address` is where the token comes from. @throws AppError UNAUTHENTICATED without a token; with the reason session_ended for one whose session is revoked,
     * expired or unknown, and for one that is not ours. FORBIDDEN banned for a person who is kept out; the session
     * serves again when the ban is over.
     */
    async verify(token: string | null | undefined, address: string): Promise<Actor & { expiresAt: Date }> {
      if (!token) throw new AppError("UNAUTHENTICATED", "Log in first");
      const { userId, username, role, sessionId, expiresAt } = await findLiveSession(token, address);
      return { userId, username, role, sessionId, expiresAt };
    },
  };
}
