import type { SentMessage } from "./judge.ts";
import { createLatencyHistogram, type LatencyHistogram } from "./latency-histogram.ts";

/** What all bots together have sent, and what came of it so far. */
export interface Ledger {
  readonly messages: readonly SentMessage[];
  readonly acked: number;
  readonly refused: number;
  /** Announcements of bots' messages to bots, authors included. */
  readonly announced: number;
  /** From sending to the announcement to another bot. */
  readonly latency: LatencyHistogram;
  wrote(message: Omit<SentMessage, "acked">): void;
  wasAcked(clientId: string): void;
  wasRefused(clientId: string): void;
  wasAnnounced(clientId: string, toUserId: string): void;
}

export function createLedger(now: () => number = () => performance.now()): Ledger {
  const messages: SentMessage[] = [];
  const open = new Map<string, { message: SentMessage; sentAtMs: number }>();
  const latency = createLatencyHistogram();
  let acked = 0;
  let refused = 0;
  let announced = 0;
  return {
    messages,
    get acked() {
      return acked;
    },
    get refused() {
      return refused;
    },
    get announced() {
      return announced;
    },
    latency,
    wrote(written) {
      const message = { ...written, acked: false };
      messages.push(message);
      open.set(message.clientId, { message, sentAtMs: now() });
    },
    wasAcked(clientId) {
      const entry = open.get(clientId);
      if (!entry || entry.message.acked) return;
      entry.message.acked = true;
      acked += 1;
    },
    wasRefused() {
      refused += 1;
    },
    wasAnnounced(clientId, toUserId) {
      const entry = open.get(clientId);
      if (!entry) return;
      announced += 1;
      if (entry.message.authorId !== toUserId) latency.add(now() - entry.sentAtMs);
    },
  };
}
