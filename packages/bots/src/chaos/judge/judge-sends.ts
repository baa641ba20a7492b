import type { Operation, StoredMessage } from "../history.ts";
import type { HistoryIndex } from "./history-index.ts";
import type { Violation } from "./violation.ts";

/** Acknowledged: stored once, as it was acknowledged. Unknown: at most once. Refused: not at all. Nothing else. */
export function judgeSends({ history, sends, rowsByMessage, sendsByMessage }: HistoryIndex): Violation[] {
  const violations = sends.flatMap((send) => judgeSend(send, rowsByMessage.get(send.clientId) ?? []));
  for (const { roomId, clientId, seq } of history.stored) {
    if (sendsByMessage.has(clientId)) continue;
    violations.push({ kind: "unknown_origin", roomId, clientId, detail: `nobody sent the message at seq ${seq}` });
  }
  return violations;
}

function judgeSend(send: Operation, rows: readonly StoredMessage[]): Violation[] {
  const { bot, roomId, clientId } = send;
  const found = (kind: Violation["kind"], detail: string): Violation => ({ kind, bot, roomId, clientId, detail });
  if (send.outcome === "refused") {
    return rows.map(() => found("refused_but_present", `stored, though it was refused: ${send.refusal}`));
  }
  const [row] = rows;
  if (!row) return send.outcome === "ok" ? [found("lost_message", "acknowledged, but not in Postgres")] : [];
  if (rows.length > 1) {
    return [
      found("duplicated_message", `stored ${rows.length} times, at seq ${rows.map(({ seq }) => seq).join(", ")}`),
    ];
  }
  const violations: Violation[] = [];
  if (row.roomId !== roomId || row.authorId !== send.userId) {
    violations.push(found("diverged", `stored in room ${row.roomId} as a message of ${row.authorId}`));
  }
  if (send.seq !== null && send.seq !== row.seq) {
    violations.push(found("bad_number", `acknowledged at seq ${send.seq}, but stored at ${row.seq}`));
  }
  return violations;
}
