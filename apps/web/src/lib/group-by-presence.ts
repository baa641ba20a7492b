import type { KnownPresence } from "@banter/client";

export interface PresenceGroups<Item> {
  here: Item[];
  away: Item[];
}

/** Those who are there and the others, each in the given order; null while it is known of nobody. */
export function groupByPresence<Item>(
  items: readonly Item[],
  stateOf: (item: Item) => KnownPresence,
): PresenceGroups<Item> | null {
  const states = items.map(stateOf);
  if (states.every((state) => state === "unknown")) return null;
  const isHere = (place: number) => states[place] === "online" || states[place] === "away";
  return { here: items.filter((_, place) => isHere(place)), away: items.filter((_, place) => !isHere(place)) };
}
