/** A year, in seconds: what browsers' preload lists ask for. */
const HSTS_MAX_AGE_SECONDS = 365 * 24 * 60 * 60;

/** What every response says; HSTS only where there is https, or it would lock people out. */
export function securityHeaders(policy: string, isHttps: boolean): Record<string, string> {
  return {
    "content-security-policy": policy,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    ...(isHttps && { "strict-transport-security": `max-age=${HSTS_MAX_AGE_SECONDS}` }),
  };
}
