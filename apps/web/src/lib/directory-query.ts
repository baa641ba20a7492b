import { RoomSort } from "@banter/protocol";

/** How the directory asks for its rooms; the server prefetches with the same input. */
export function directoryQuery(search: string, sort: RoomSort) {
  return { search, sort, scope: "ALL" } as const;
}

/** The order that an address asks for; whatever it says otherwise, the most lately active first. */
export function sortOf(text: unknown): RoomSort {
  return RoomSort.catch("ACTIVE").parse(text);
}
