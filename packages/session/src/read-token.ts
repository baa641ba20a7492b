import { parseCookie } from "cookie";

export interface PresentedToken {
  token: string;
  /** A browser adds a cookie by itself, also for a foreign page: whoever accepts one checks the Origin too. */
  source: "bearer" | "cookie";
}

/** The session token of a request: a bearer token if there is one, else the cookie. */
export function readToken(
  headers: { authorization?: string | null | undefined; cookie?: string | null | undefined },
  cookieName: string,
): PresentedToken | null {
  const bearer = /^bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1];
  if (bearer) return { token: bearer, source: "bearer" };
  const cookie = parseCookie(headers.cookie ?? "")[cookieName];
  return cookie ? { token: cookie, source: "cookie" } : null;
}
