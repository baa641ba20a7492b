import type { ErrorCode, ErrorReason } from "@banter/protocol";
import { type AccessScene, CALLERS, type Caller, type Secret } from "./access-scene.ts";

/** "ok", or the code of a refusal with its reason, if it has one. */
export type Outcome = "ok" | ErrorCode | `${ErrorCode} ${ErrorReason}`;

/** What everybody gets who asks the same of the same thing. */
export interface AccessRow {
  /** The thing, as it stands in the name of the test: "a private room". */
  what: string;
  input(scene: AccessScene, caller: Caller): unknown;
  outcomes: Record<Caller, Outcome>;
  /** What an answer may tell beyond what its reader knows anyway. */
  reveals: readonly Secret[];
}

/** Who gets which answer. */
export type Exceptions = Partial<Record<Outcome, readonly Caller[]>>;

/**
 * One row of a table: `otherwise` is what everybody gets whom `exceptions` does not name. Without being named, a
 * visitor is told to log in, and somebody banned that they are.
 */
export function accessRow(
  what: string,
  input: AccessRow["input"],
  otherwise: Outcome,
  exceptions: Exceptions = {},
  reveals: readonly Secret[] = [],
): AccessRow {
  const outcomes = Object.fromEntries(CALLERS.map((caller) => [caller, otherwise])) as AccessRow["outcomes"];
  Object.assign(outcomes, { visitor: "UNAUTHENTICATED", banned: "FORBIDDEN banned" });
  for (const [outcome, callers] of Object.entries(exceptions)) {
    for (const caller of callers) outcomes[caller] = outcome as Outcome;
  }
  return { what, input, outcomes, reveals };
}

/** A failure as a table spells it. */
export function outcomeOf(failure: { code: ErrorCode; reason?: ErrorReason } | null): Outcome {
  if (!failure) return "ok";
  return failure.reason === undefined ? failure.code : `${failure.code} ${failure.reason}`;
}
