import type { Absence } from "../history.ts";
import type { Violation } from "./violation.ts";

/** How long anybody may be without a live connection while nodes are restarted one after the other. */
export const ABSENCE_LIMIT_MS = 20_000;

export function judgeAbsences(absences: readonly Absence[]): Violation[] {
  return absences.flatMap(({ bot, longestMs }) =>
    longestMs <= ABSENCE_LIMIT_MS
      ? []
      : [{ kind: "away_too_long", bot, detail: `was not live for ${Math.round(longestMs)} ms` }],
  );
}
