import { AppError } from "@banter/protocol";
import type { z } from "zod";

/** A place in a list as an opaque text. */
export function encodeCursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** @throws AppError INVALID when no earlier page can have given this cursor. */
export function decodeCursor<Place extends z.ZodType>(schema: Place, cursor: string): z.output<Place> {
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (parsed.success) return parsed.data;
  const message = "This cursor is not one that an earlier page gave";
  throw new AppError("INVALID", message, { issues: [{ path: "cursor", message }] });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no place matches it, so that the caller reports the cursor
  }
}
