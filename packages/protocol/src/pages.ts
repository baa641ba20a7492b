import { z } from "zod";
import { LIMITS } from "./limits.ts";

/** An opaque place in a list, as an earlier page gave it. */
export const PageCursor = z.string({ error: "cursor must be text" }).max(256, { error: "cursor is too long" });

/** How many items a page of a list may have at most. */
export const pageSize = (fallback: number) =>
  z.coerce
    .number({ error: "limit must be a number" })
    .int({ error: "limit must be a whole number" })
    .min(1, { error: "limit must be at least 1" })
    .max(LIMITS.pageMaxItems, { error: `limit may be at most ${LIMITS.pageMaxItems}` })
    .default(fallback);
