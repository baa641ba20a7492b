import { LIMITS } from "./limits.ts";
import { checksOfText, hasVisibleChars, normalizeLineEnds, type TextCheck } from "./text.ts";

/** What the text of a message without attachments must be, its line ends made "\n". */
export const MESSAGE_CHECKS: readonly TextCheck[] = [
  ...checksOfText("Message", 1, LIMITS.messageMaxChars),
  { holds: hasVisibleChars, error: "Message is empty" },
];

/** Why the server would refuse such a text, without the schemas, for apps that look at every key that is typed; null if not. */
export function findMessageProblem(text: string): string | null {
  const normalized = normalizeLineEnds(text);
  return MESSAGE_CHECKS.find(({ holds }) => !holds(normalized))?.error ?? null;
}
