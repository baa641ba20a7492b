const FIRST_MESSAGES = 1_024;

/** Ticks off who has received what, so that a delivery that is lost or doubled shows. */
export interface DeliveryTally {
  /** Takes note of a message that is sent now; returns its number, counted from `firstMessage`. */
  send(atMs: number): number;
  /** Returns when the message was sent, or undefined when this member had it before, or it is not of this tally. */
  receive(message: number, member: number): number | undefined;
  readonly sent: number;
  readonly delivered: number;
  readonly doubled: number;
  readonly isComplete: boolean;
}

/** @param onComplete is called when a message has reached all members of its room. */
export function createDeliveryTally(
  firstMessage: number,
  members: number,
  onComplete: (message: number) => void,
): DeliveryTally {
  let has = new Uint8Array(FIRST_MESSAGES * members);
  const sentAtMs: number[] = [];
  const missing: number[] = [];
  let [delivered, doubled] = [0, 0];

  return {
    send(atMs) {
      const index = sentAtMs.push(atMs) - 1;
      missing.push(members);
      if (sentAtMs.length * members > has.length) {
        const grown = new Uint8Array(has.length * 2);
        grown.set(has);
        has = grown;
      }
      return firstMessage + index;
    },
    receive(message, member) {
      const index = message - firstMessage;
      const place = index * members + member;
      const isKnown = index >= 0 && index < sentAtMs.length;
      if (!isKnown || has[place] === 1) {
        doubled += 1; // what is not of this tally was complete in the one before
        return undefined;
      }
      has[place] = 1;
      delivered += 1;
      const left = (missing[index] ?? 0) - 1;
      missing[index] = left;
      if (left === 0) onComplete(message);
      return sentAtMs[index];
    },
    get sent() {
      return sentAtMs.length;
    },
    get delivered() {
      return delivered;
    },
    get doubled() {
      return doubled;
    },
    get isComplete() {
      return delivered === sentAtMs.length * members;
    },
  };
}
