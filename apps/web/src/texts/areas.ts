import type { Area } from "./catalogues.ts";

/** What every visitor may need. */
export const PUBLIC_AREAS = ["common", "failure", "errors", "auth"] as const satisfies readonly Area[];

/** What a page behind the log-in needs, and may come to need without being loaded anew. */
export const SIGNED_IN_AREAS = [
  ...PUBLIC_AREAS,
  "account",
  "direct",
  "directory",
  "emoji",
  "files",
  "keyboard",
  "live",
  "people",
  "room",
  "search",
  "shell",
] as const satisfies readonly Area[];

export const ADMIN_AREAS = [...PUBLIC_AREAS, "admin", "live", "people", "shell"] as const satisfies readonly Area[];
