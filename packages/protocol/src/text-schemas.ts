import { z } from "zod";
import { checksOfText, hasVisibleChars, type TextCheck } from "./text.ts";

/** A storable text of `min` to `max` characters (code points). */
export function boundedText(label: string, min: number, max: number) {
  return checkedText(label, checksOfText(label, min, max));
}

/** A text for which all of these hold; only the first that does not is told. */
export function checkedText(label: string, checks: readonly TextCheck[]) {
  return checks.reduce(
    (schema, { holds, error }) => schema.refine(holds, { error, abort: true }),
    z.string({ error: `${label} must be text` }),
  );
}

/** A text of one line, kept as it is; something of it can be seen unless `min` is 0 and it is empty. */
export function lineOfText(label: string, min: 0 | 1, max: number) {
  return boundedText(label, min, max)
    .refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), {
      error: `${label} must be one line without control characters`,
      abort: true,
    })
    .refine((text) => text.trim() === text, { error: `${label} must not begin or end with a space`, abort: true })
    .refine((text) => text === "" || hasVisibleChars(text), { error: `${label} must have a visible character` });
}
