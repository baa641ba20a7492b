import type { Room } from "@banter/protocol";

/** The address of a room's page, at a place in it if one is given. A conversation of two goes by the other person. */
export function conversationPath({ id, person }: Pick<Room, "id" | "person">, atSeq?: number): string {
  const page = person ? `/messages/${person.id}` : `/rooms/${id}`;
  return atSeq === undefined ? page : `${page}?at=${atSeq}`;
}
