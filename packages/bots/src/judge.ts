import { groupBy } from "./chaos/group-by.ts";

/** A message that a bot sent, and whether the server acknowledged it. */
export interface SentMessage {
  roomId: string;
  authorId: string;
  clientId: string;
  body: string;
  /** Which of its author's messages it is. */
  number: number;
  acked: boolean;
}

/** A message as a bot's app saw it. */
export interface SeenMessage {
  seq: number;
  authorId: string;
  clientId: string;
  /** Null for a deleted message. */
  body: string | null;
}

/** What one bot got of its room. */
export interface ReceiverLog {
  name: string;
  roomId: string;
  /** Each arrival on the wire, before the SDK sorts and sifts. */
  wire: readonly SeenMessage[];
  /** Each message that the timeline announced as new. */
  announced: readonly SeenMessage[];
  /** The timeline in the end. */
  shown: readonly SeenMessage[];
}

export interface Verdict {
  sent: number;
  acked: number;
  expected: number;
  delivered: number;
  lost: number;
  duplicated: number;
  outOfOrder: number;
  /** What the wire did and nobody saw. */
  wire: { duplicated: number; outOfOrder: number; missing: number };
  /** The first few violations, described. */
  examples: string[];
}

const EXAMPLES_SHOWN = 10;

/** Compares what was sent with what each bot saw; it trusts nothing but these logs. */
export function judge(sent: readonly SentMessage[], receivers: readonly ReceiverLog[]): Verdict {
  const sentByKey = new Map(sent.map((message) => [keyOf(message), message]));
  const acked = sent.filter((message) => message.acked);
  const ackedByRoom = groupBy(acked, ({ roomId }) => roomId);
  const verdict: Verdict = {
    sent: sent.length,
    acked: acked.length,
    expected: 0,
    delivered: 0,
    lost: 0,
    duplicated: 0,
    outOfOrder: 0,
    wire: { duplicated: 0, outOfOrder: 0, missing: 0 },
    examples: [],
  };

  function report(count: "lost" | "duplicated" | "outOfOrder", what: string, receiver: ReceiverLog, key: string): void {
    verdict[count] += 1;
    if (verdict.examples.length >= EXAMPLES_SHOWN) return;
    const text = JSON.stringify(sentByKey.get(key)?.body ?? key);
    verdict.examples.push(`${receiver.name} ${what} ${text} in room ${receiver.roomId}`);
  }

  for (const receiver of receivers) {
    const shown = new Map(receiver.shown.map((message) => [keyOf(message), message.body]));
    const onWire = new Set(receiver.wire.map(keyOf));
    for (const message of ackedByRoom.get(receiver.roomId) ?? []) {
      const key = keyOf(message);
      verdict.expected += 1;
      if (shown.get(key) === message.body) verdict.delivered += 1;
      else report("lost", shown.has(key) ? "saw other words for" : "never saw", receiver, key);
      if (!onWire.has(key)) verdict.wire.missing += 1;
    }
    const seenInTwoWays = [receiver.shown, receiver.announced];
    for (const key of union(seenInTwoWays.map(repeated))) report("duplicated", "saw twice", receiver, key);
    for (const key of union(seenInTwoWays.map((messages) => misplaced(messages, sentByKey)))) {
      report("outOfOrder", "saw too late", receiver, key);
    }
    verdict.wire.duplicated += repeated(receiver.wire).size;
    verdict.wire.outOfOrder += misplaced(receiver.wire, sentByKey).size;
  }
  return verdict;
}

/** Who wrote it and the id it was sent under: stored twice under two ids, a message would still be the same one. */
function keyOf({ authorId, clientId }: { authorId: string; clientId: string }): string {
  return `${authorId} ${clientId}`;
}

function repeated(messages: readonly SeenMessage[]): Set<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const message of messages) {
    const key = keyOf(message);
    if (seen.has(key)) twice.add(key);
    seen.add(key);
  }
  return twice;
}

/** The messages that come after one which belongs behind them, by place in the room or by their author's counting. */
function misplaced(messages: readonly SeenMessage[], sentByKey: ReadonlyMap<string, SentMessage>): Set<string> {
  const late = new Set<string>();
  const highestNumbers = new Map<string, number>();
  let highestSeq = 0;
  for (const message of messages) {
    const key = keyOf(message);
    const number = sentByKey.get(key)?.number ?? 0;
    const highestNumber = highestNumbers.get(message.authorId) ?? 0;
    if (message.seq < highestSeq || number < highestNumber) late.add(key);
    highestSeq = Math.max(highestSeq, message.seq);
    highestNumbers.set(message.authorId, Math.max(highestNumber, number));
  }
  return late;
}

function union(sets: readonly Set<string>[]): Set<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
