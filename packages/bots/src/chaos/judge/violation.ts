/** What can be wrong, and under which heading the table counts it. */
export const VIOLATION_CATEGORIES = {
  /** Acknowledged, but not in Postgres or not at a client. */
  lost_message: "lost",
  lost_edit: "lost",
  lost_deletion: "lost",
  /** Stored, shown or announced more than once. */
  duplicated_message: "duplicated",
  /** Shown in another order than by seq, or numbered against the order in which things happened. */
  out_of_order: "misordered",
  /** A seq or rev that is taken twice, or that the room has not reached. */
  bad_number: "misordered",
  /** A client shows something else than Postgres holds. */
  diverged: "diverged",
  /** A deleted message with a body. */
  resurrected: "diverged",
  refused_but_present: "diverged",
  /** Stored, though no bot asked for it. */
  unknown_origin: "diverged",
  /** Not up to date in time after the heal. */
  unconverged: "late",
  /** Without a live connection for too long while nodes were restarted. */
  away_too_long: "late",
} as const;

export type ViolationKind = keyof typeof VIOLATION_CATEGORIES;
export type ViolationCategory = (typeof VIOLATION_CATEGORIES)[ViolationKind];

export interface Violation {
  kind: ViolationKind;
  /** One sentence for the person who has to find out why. */
  detail: string;
  bot?: string;
  roomId?: string;
  clientId?: string;
}
