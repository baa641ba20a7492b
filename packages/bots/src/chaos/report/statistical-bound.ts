/** Hanley and Lippman-Hand, JAMA 1983: none in N trials means, at 95 % confidence, a rate below 3/N. */
const RULE_OF_THREE = 3;

/** What a run without a single failure proves about the rate of failures; null for one that proves nothing. */
export function describeBound(operations: number, failures: number): string | null {
  if (failures > 0 || operations < RULE_OF_THREE) return null;
  const oneIn = formatCount(Math.floor(operations / RULE_OF_THREE));
  return `0 in ${formatCount(operations)}: at 95 % confidence fewer than 1 in ${oneIn} (3/N = ${(RULE_OF_THREE / operations).toExponential(1)})`;
}

export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}
