export interface PolicyOptions {
  nonce: string;
  /** The request's Host header. */
  host: string | undefined;
  isHttps: boolean;
  isDevelopment: boolean;
  /** Full addresses, or `:PORT` for the page's own host at that port. */
  realtimeUrls: readonly string[];
}

/** What a page may load and where it may connect: our own files, and the realtime nodes. */
export function contentSecurityPolicy({ nonce, host, isHttps, isDevelopment, realtimeUrls }: PolicyOptions): string {
  const hostname = hostnameOf(host);
  const realtime = realtimeUrls.flatMap((url) => realtimeSources(url, hostname, isHttps));
  const development = isDevelopment ? ["'unsafe-eval'"] : [];
  const directives = {
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, ...development],
    // Positions of menus and dialogs are inline styles, which no nonce can cover.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "connect-src": ["'self'", ...realtime],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}

/** Null for a Host that is absent, malformed, or an IPv6 address, which a policy cannot name. */
function hostnameOf(host: string | undefined): string | null {
  return /^([A-Za-z0-9._-]+)(:\d+)?$/.exec(host ?? "")?.[1] ?? null;
}

function realtimeSources(url: string, hostname: string | null, isHttps: boolean): string[] {
  if (!url.startsWith(":")) {
    const { host, protocol } = new URL(url);
    return sourcesOf(host, protocol === "https:" || protocol === "wss:");
  }
  return hostname === null ? [isHttps ? "wss:" : "ws:"] : sourcesOf(`${hostname}${url}`, isHttps);
}

function sourcesOf(host: string, isSecure: boolean): string[] {
  return isSecure ? [`wss://${host}`, `https://${host}`] : [`ws://${host}`, `http://${host}`];
}
