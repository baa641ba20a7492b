/** The room that is called so, or else the only one whose name begins so; without regard to case. */
export function findRoomByName<Named extends { name: string }>(
  rooms: readonly Named[],
  name: string,
): Named | undefined {
  const wanted = fold(name);
  const exact = rooms.find((room) => fold(room.name) === wanted);
  if (exact || wanted === "") return exact;
  const [only, ...others] = rooms.filter((room) => fold(room.name).startsWith(wanted));
  return others.length === 0 ? only : undefined;
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}
