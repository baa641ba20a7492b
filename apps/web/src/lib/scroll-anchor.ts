/** This close to the end one counts as being there; a hand on a wheel does not stop to the pixel. */
const END_SLACK_PX = 48;

/** What is about to come into sight is loaded this early. */
const NEAR_EDGE_PX = 600;

type Scrolled = Pick<HTMLElement, "scrollTop" | "scrollHeight" | "clientHeight">;

export function isAtEnd(scroller: Scrolled): boolean {
  return distanceToEnd(scroller) <= END_SLACK_PX;
}

export function isNearEnd(scroller: Scrolled): boolean {
  return distanceToEnd(scroller) <= NEAR_EDGE_PX;
}

export function isNearStart({ scrollTop }: Scrolled): boolean {
  return scrollTop <= NEAR_EDGE_PX;
}

function distanceToEnd({ scrollTop, scrollHeight, clientHeight }: Scrolled): number {
  return scrollHeight - clientHeight - scrollTop;
}

/**
 * The topmost row in sight, and how far below the upper edge it ends: its end is what stays in place, for its beginning
 * may grow or lose its author's name as others come above it.
 */
export interface Anchor {
  key: string;
  offsetPx: number;
}

export interface PlacedRow {
  key: string;
  bottom: number;
}

/** Finds the anchor among rows that stand one below the other; asks for the places of only a few of them. */
export function findAnchor(count: number, rowAt: (index: number) => PlacedRow, edge: number): Anchor | null {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rowAt(middle).bottom > edge) high = middle;
    else low = middle + 1;
  }
  if (low === count) return null;
  const { key, bottom } = rowAt(low);
  return { key, offsetPx: bottom - edge };
}
