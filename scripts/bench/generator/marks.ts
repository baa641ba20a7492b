/** In front of the number that each message carries in its text. */
const MARK = "#m";
const DIGITS = 9;
const [FIRST, SECOND] = [MARK.charCodeAt(0), MARK.charCodeAt(1)];
const ZERO = "0".charCodeAt(0);
const FILL = "and this is what somebody has to say to all the others who are in the room at this moment of time";
/** Of a message: about a line. */
const BODY_CHARS = 100;

/** A text that is recognised in the bytes of a frame without decoding it. */
export function markedBody(message: number): string {
  return `${MARK}${String(message).padStart(DIGITS, "0")} ${FILL}`.slice(0, BODY_CHARS);
}

/** Calls `onMessage` with the number of every message in these bytes: a frame may hold several. */
export function findMarks(bytes: Buffer, start: number, end: number, onMessage: (message: number) => void): void {
  const last = end - MARK.length - DIGITS;
  for (let position = start; position <= last; position += 1) {
    if (bytes[position] !== FIRST || bytes[position + 1] !== SECOND) continue;
    let message = 0;
    position += MARK.length;
    for (const digitsEnd = position + DIGITS; position < digitsEnd; position += 1) {
      message = message * 10 + (bytes[position] ?? 0) - ZERO;
    }
    onMessage(message);
  }
}
