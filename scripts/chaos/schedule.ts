import type { Random } from "@banter/bots/chaos";
import type { Fault, PlannedFault } from "./faults/fault.ts";

export interface PlannedRound {
  /** From 1. */
  round: number;
  /** One fault, or two that hit different things. */
  faults: readonly PlannedFault[];
}

/**
 * Rounds without end: each fault once, in an order drawn anew, then as many pairs of them, and so on. The same for the
 * same random numbers and faults.
 */
export function* planRounds(faults: readonly Fault[], random: Random): Generator<PlannedRound> {
  if (faults.length === 0) throw new RangeError("A schedule needs faults");
  const partnersOf = (fault: Fault) => faults.filter(({ hits }) => hits !== fault.hits);
  for (let round = 1; ; ) {
    for (const fault of random.shuffle(faults)) yield { round: round++, faults: [plan(fault, random)] };
    for (const fault of random.shuffle(faults)) {
      const partners = partnersOf(fault);
      if (partners.length === 0) continue;
      const pair = [plan(fault, random), plan(random.pick(partners), random)];
      yield { round: round++, faults: pair.sort((a, b) => lateness(a) - lateness(b)) };
    }
  }
}

function plan(fault: Fault, random: Random): PlannedFault {
  return { fault, holdMs: random.between(...fault.holdMs), draws: [random.next(), random.next()] };
}

function lateness({ fault }: PlannedFault): number {
  return fault.strikesLast ? 1 : 0;
}
