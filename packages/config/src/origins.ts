const LOOPBACK_TWINS: Readonly<Record<string, string>> = { localhost: "127.0.0.1", "127.0.0.1": "localhost" };

/** The origin of an http or https address that has nothing but an origin, else `null`. */
export function parseOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  return isPlain && (url.protocol === "http:" || url.protocol === "https:") ? url.origin : null;
}

export function defaultPublicUrl(webPort: number): string {
  return new URL(`http://localhost:${webPort}`).origin;
}

/** Where pages may come from when nobody said: the public address, and for a loopback one its other spelling. */
export function defaultAllowedOrigins(publicUrl: string): string[] {
  const url = new URL(publicUrl);
  const twin = LOOPBACK_TWINS[url.hostname];
  if (!twin) return [url.origin];
  const other = new URL(url.origin);
  other.hostname = twin;
  return [url.origin, other.origin];
}
