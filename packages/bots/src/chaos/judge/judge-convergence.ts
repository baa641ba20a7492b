import type { Convergence } from "../history.ts";
import type { Violation } from "./violation.ts";

/** How soon after a heal every client must be up to date. */
export const CONVERGENCE_LIMIT_MS = 10_000;

export function judgeConvergence(convergence: readonly Convergence[]): Violation[] {
  return convergence.flatMap(({ bot, tookMs }) => {
    if (tookMs !== null && tookMs <= CONVERGENCE_LIMIT_MS) return [];
    const detail = tookMs === null ? "was never up to date" : `was up to date only after ${Math.round(tookMs)} ms`;
    return [{ kind: "unconverged", bot, detail }];
  });
}
