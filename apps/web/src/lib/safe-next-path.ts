export const HOME = "/rooms";
const ANY_ORIGIN = "https://site.invalid";

/** Where to go after a log-in: the path that was asked for if it is a page of this site, else the rooms. */
export function safeNextPath(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, ANY_ORIGIN)) return HOME;
  const url = new URL(next, ANY_ORIGIN);
  if (url.origin !== ANY_ORIGIN || url.pathname.startsWith("//")) return HOME;
  if (/^\/(login|signup|reset-password|banned|api)?(\/|$)/.test(url.pathname)) return HOME;
  return url.pathname + url.search + url.hash;
}

/** Whether somebody follows a link into a room. */
export function isInvitation(nextPath: string): boolean {
  return nextPath.startsWith("/invite/");
}
