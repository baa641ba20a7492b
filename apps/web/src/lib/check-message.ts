import { countChars, findMessageProblem, LIMITS } from "@banter/protocol";

/** From so many characters left on, they are counted down. */
const COUNT_FROM_LEFT = 200;

export interface MessageCheck {
  canSend: boolean;
  /** Characters left, below 0 when there are too many; null while there are plenty. */
  charsLeft: number | null;
  /** Why it cannot be sent, when that is not plain to see. */
  problem: string | null;
}

/** What a composer says of the text that is in it; with files it may be without one. */
export function checkMessage(text: string, mayBeEmpty = false): MessageCheck {
  const left = LIMITS.messageMaxChars - countChars(text);
  const charsLeft = left <= COUNT_FROM_LEFT ? left : null;
  if (mayBeEmpty && text.trim() === "") return { canSend: true, charsLeft: null, problem: null };
  const problem = findMessageProblem(text);
  if (problem === null) return { canSend: true, charsLeft, problem: null };
  const isPlain = text.trim() === "" || left < 0;
  return { canSend: false, charsLeft, problem: isPlain ? null : problem };
}
