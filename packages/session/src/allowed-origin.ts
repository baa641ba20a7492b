/** Whether a page of this origin may use a visitor's cookie. `null` and a missing Origin are not allowed. */
export function isAllowedOrigin(origin: string | null | undefined, allowedOrigins: readonly string[]): boolean {
  return typeof origin === "string" && allowedOrigins.includes(origin);
}
