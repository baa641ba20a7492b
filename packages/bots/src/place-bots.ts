export interface Place {
  room: number;
  /** Which realtime address to try first. */
  node: number;
}

/** Spreads bots evenly over rooms and over nodes, and those of each room over the nodes, too. */
export function placeBot(bot: number, rooms: number, nodes: number): Place {
  const room = bot % rooms;
  const rankInRoom = Math.floor(bot / rooms);
  return { room, node: (rankInRoom + room) % nodes };
}

/** The same addresses, beginning with the one at `first`. */
export function rotate<Item>(items: readonly Item[], first: number): Item[] {
  return [...items.slice(first), ...items.slice(0, first)];
}
