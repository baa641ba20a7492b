/** Everything the judge needs to know of one round, as plain data. */
export interface History {
  operations: readonly Operation[];
  timelines: readonly BotTimeline[];
  /** Every message that Postgres holds of the round's rooms, in any order. */
  stored: readonly StoredMessage[];
  rooms: readonly StoredRoom[];
  convergence: readonly Convergence[];
  /** Empty for a round in which nobody can be held to them. */
  absences: readonly Absence[];
}

type OperationKind = "send" | "edit" | "delete";

/** `unknown`: no answer ever came, so it may or may not have happened. */
export type Outcome = "ok" | "refused" | "unknown";

/** One thing that a bot asked for, and what it was told became of it. */
export interface Operation {
  kind: OperationKind;
  bot: string;
  /** Who asked. */
  userId: string;
  roomId: string;
  /** The `clientId` of the message that was sent, edited or deleted. */
  clientId: string;
  /** The text sent or put in place of the old one; null for a deletion. */
  body: string | null;
  /** On one clock for all bots, taken before the request left. */
  invokedAtMs: number;
  /** On the same clock, taken after the answer came; infinite for an operation without one. */
  settledAtMs: number;
  outcome: Outcome;
  /** From the answer: the message's place, and its rev after this operation. */
  seq: number | null;
  rev: number | null;
  /** Why it was refused. */
  refusal: string | null;
}

/** One message, as a client shows it or as Postgres holds it. */
export interface SeenMessage {
  id: string;
  clientId: string;
  authorId: string;
  seq: number;
  rev: number;
  /** Null once it has been deleted. */
  body: string | null;
}

export interface StoredMessage extends SeenMessage {
  roomId: string;
}

export interface StoredRoom {
  roomId: string;
  headRev: number;
}

/** What one bot ended up with in one room. */
export interface BotTimeline {
  bot: string;
  roomId: string;
  /** The stored messages in the order in which they are shown. */
  messages: readonly SeenMessage[];
  /** False when older messages would have to be loaded first. */
  reachesBeginning: boolean;
  /** The places of the messages that were announced as new, in the order of their announcement. */
  heardSeqs: readonly number[];
  /** Whether the bot listened from the room's beginning, so that it must have heard everything. */
  heardFromBeginning: boolean;
}

/** The longest time that a bot was not live, from before the fault until it was up to date. */
export interface Absence {
  bot: string;
  longestMs: number;
}

/** How long after the heal a bot held all that had been acknowledged before; null for one that never did. */
export interface Convergence {
  bot: string;
  tookMs: number | null;
}
