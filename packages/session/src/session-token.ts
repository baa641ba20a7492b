import { SessionId, UserId } from "@banter/protocol";
import { decode, encode, type JWT } from "next-auth/jwt";

/** What a token says. Everything else about its bearer is read from the session's row at each use. */
export interface SessionClaims {
  userId: string;
  sessionId: string;
}

/**
 * What `issueToken` writes: encrypted directly under our key with A256GCM (RFC 7516), and never long. Nothing else is
 * decrypted, so that no token can choose an algorithm, or how much work it makes.
 */
const TOKEN_FORM = /^eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0\.\.[\w-]{16}\.[\w-]{1,2048}\.[\w-]{22}$/;

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
  if (!TOKEN_FORM.test(token)) return null;
  for (const secret of secrets) {
    const payload = await decode({ token, secret }).catch(() => null);
    if (payload) return payload;
  }
  return null;
}

/** As `decodeToken`, and null also for a token of ours that is no session's. */
export async function readClaims(token: string, secrets: readonly string[]): Promise<SessionClaims | null> {
  const payload = await decodeToken(token, secrets);
  const [userId, sessionId] = [UserId.safeParse(payload?.sub), SessionId.safeParse(payload?.sid)];
  return userId.success && sessionId.success ? { userId: userId.data, sessionId: sessionId.data } : null;
}
