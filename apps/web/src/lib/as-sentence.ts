/** An error's message, with a full stop if it lacks one, so that more text may follow. */
export function asSentence(message: string): string {
  return /[.!?…]$/u.test(message) ? message : `${message}.`;
}
