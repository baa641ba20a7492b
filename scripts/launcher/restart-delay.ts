const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/** A part that has run this long counts as well again. */
const WELL_AFTER_MS = 60_000;

/** How many crashes in a row this one makes, for a part that ran for `ranForMs` before it. */
export function countCrash(crashesBefore: number, ranForMs: number): number {
  return ranForMs >= WELL_AFTER_MS ? 1 : crashesBefore + 1;
}

/** Doubles with each crash in a row, so that a part that cannot run does not take the machine with it. */
export function restartDelayMs(crashesInARow: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (crashesInARow - 1));
}
