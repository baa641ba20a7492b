import { decode, encode, type JWT } from "next-auth/jwt";

/** What a token says. Everything else about its bearer is read from the session's row at each use. */
export interface SessionClaims {
  userId: string;
  sessionId: string;
}

/** A token that names the session: NextAuth's cookie value and our bearer token are the same thing. */
export async function issueToken(
  session: { id: string; userId: string; expiresAt: Date },
  secret: string,
): Promise<string> {
  return encode({
    token: { sub: session.userId, sid: session.id },
    secret,
    maxAge: Math.ceil((session.expiresAt.getTime() - Date.now()) / 1000),
  });
}

/** Null for a token that is forged, broken, expired, or signed with none of the secrets. */
export async function decodeToken(token: string, secrets: readonly string[]): Promise<JWT | null> {
  for (const secret of secrets) {
    const payload = await decode({ token, secret }).catch(() => null);
    if (payload) return payload;
  }
  return null;
}

/** As `decodeToken`, and null also for a token of ours that is no session's. */
export async function readClaims(token: string, secrets: readonly string[]): Promise<SessionClaims | null> {
  const payload = await decodeToken(token, secrets);
  if (typeof payload?.sub !== "string" || typeof payload.sid !== "string") return null;
  return { userId: payload.sub, sessionId: payload.sid };
}
