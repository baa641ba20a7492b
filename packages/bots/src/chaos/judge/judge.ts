import type { History } from "../history.ts";
import { indexHistory } from "./history-index.ts";
import { judgeAbsences } from "./judge-absences.ts";
import { judgeChanges } from "./judge-changes.ts";
import { judgeConvergence } from "./judge-convergence.ts";
import { judgeNumbers } from "./judge-numbers.ts";
import { judgeOrder } from "./judge-order.ts";
import { judgeSends } from "./judge-sends.ts";
import { judgeTimelines } from "./judge-timelines.ts";
import type { Violation } from "./violation.ts";

/** Holds what the bots were told against what they see and what Postgres holds. No violations: the round is clean. */
export function judge(history: History): Violation[] {
  const index = indexHistory(history);
  return [
    ...judgeSends(index),
    ...judgeChanges(index),
    ...judgeNumbers(index),
    ...judgeOrder(index),
    ...judgeTimelines(index),
    ...judgeConvergence(history.convergence),
    ...judgeAbsences(history.absences),
  ];
}
