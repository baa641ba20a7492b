import { stringifySetCookie } from "cookie";

/** NextAuth's name for its session cookie; browsers take one with the prefix only over https. */
export function sessionCookieName(publicUrl: string): string {
  return isHttps(publicUrl) ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/**
 * The Set-Cookie header that hands a browser its session, or with null takes it back. NextAuth splits cookies of more
 * than 4 KiB into chunks; a token of ours holds two UUIDs and stays far below.
 */
export function sessionCookieHeader(publicUrl: string, session: { token: string; expiresAt: string } | null): string {
  return stringifySetCookie({
    name: sessionCookieName(publicUrl),
    value: session?.token ?? "",
    expires: new Date(session?.expiresAt ?? 0),
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isHttps(publicUrl),
  });
}

function isHttps(publicUrl: string): boolean {
  return new URL(publicUrl).protocol === "https:";
}
