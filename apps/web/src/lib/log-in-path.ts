import { safeNextPath } from "./safe-next-path.ts";

/** The log-in page that leads back to `next`. */
export function logInPath(next: string, notice?: "session-ended"): string {
  const query = new URLSearchParams({ ...(notice && { notice }), next: safeNextPath(next) });
  return `/login?${query}`;
}
