import type { AppError } from "@banter/protocol";

export type FieldErrors<Field extends string> = Partial<Record<Field, string>>;

/** The first thing wrong with each of a form's fields; what else is wrong belongs above the form. */
export function fieldErrors<Field extends string>(
  error: AppError,
  fields: readonly Field[],
  inWords: (message: string) => string,
): FieldErrors<Field> {
  const errors: FieldErrors<Field> = {};
  for (const { path, message } of error.issues ?? []) {
    const field = fields.find((name) => name === path.split(".", 1)[0]);
    if (field !== undefined) errors[field] ??= inWords(message);
  }
  return errors;
}
