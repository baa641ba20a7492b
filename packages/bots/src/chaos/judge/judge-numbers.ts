import type { StoredMessage, StoredRoom } from "../history.ts";
import type { HistoryIndex } from "./history-index.ts";
import type { Violation } from "./violation.ts";

/** Each change of a room has a number of its own, and the room's head is the highest of them. */
export function judgeNumbers({ history, changesByMessage, rowsByRoom }: HistoryIndex): Violation[] {
  return history.rooms.flatMap((room) => {
    const rows = rowsByRoom.get(room.roomId) ?? [];
    const hasChanges = rows.some(({ clientId }) => changesByMessage.has(clientId));
    return judgeRoom(room, rows, hasChanges).map((detail) => ({ kind: "bad_number", roomId: room.roomId, detail }));
  });
}

function judgeRoom({ headRev }: StoredRoom, rows: readonly StoredMessage[], hasChanges: boolean): string[] {
  const problems = [...findTwice(rows, "seq"), ...findTwice(rows, "rev")];
  for (const { seq, rev } of rows) {
    if (seq < 1 || rev < seq) problems.push(`a message has seq ${seq} and rev ${rev}`);
  }
  const newest = rows.reduce((highest, { rev }) => Math.max(highest, rev), 0);
  if (newest !== headRev) problems.push(`the room's head is ${headRev}, its newest change ${newest}`);
  // Every edit and deletion takes a number of its own, of which only the last one of each message is seen.
  if (!hasChanges && headRev !== rows.length)
    problems.push(`the room's head is ${headRev} after ${rows.length} messages`);
  return problems;
}

function findTwice(rows: readonly StoredMessage[], number: "seq" | "rev"): string[] {
  const seen = new Set<number>();
  return rows.flatMap((row) => {
    if (seen.has(row[number])) return [`two messages have ${number} ${row[number]}`];
    seen.add(row[number]);
    return [];
  });
}
