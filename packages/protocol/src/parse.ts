import type { z } from "zod";
import { AppError, type InputIssue } from "./errors.ts";

/** How many issues an answer lists: enough to fix a form, too few to make an answer large. */
const ISSUES_SHOWN = 10;

/** @throws AppError INVALID, naming each field that is wrong and what was expected. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalidInput(result.error);
}

export function invalidInput(error: z.core.$ZodError): AppError {
  const issues: InputIssue[] = error.issues.slice(0, ISSUES_SHOWN).map((issue) => ({
    path: issue.path.map(String).join("."),
    message: issue.message,
  }));
  return new AppError("INVALID", issues[0]?.message ?? "Invalid input", { issues });
}
