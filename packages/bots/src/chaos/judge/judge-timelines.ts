import type { BotTimeline, SeenMessage, StoredMessage } from "../history.ts";
import type { HistoryIndex } from "./history-index.ts";
import type { Violation, ViolationKind } from "./violation.ts";

/** Every bot shows what Postgres holds: each message once, in seq order, with its last text. */
export function judgeTimelines(index: HistoryIndex): Violation[] {
  return index.history.timelines.flatMap((timeline) => {
    const rows = index.rowsByRoom.get(timeline.roomId) ?? [];
    return [...judgeShown(timeline), ...judgeAgainstRows(timeline, rows, index), ...judgeHeard(timeline, rows)];
  });
}

function judgeShown({ bot, roomId, messages }: BotTimeline): Violation[] {
  const seen = new Set<string>();
  return messages.flatMap(({ clientId, seq }, place) => {
    const found = (kind: ViolationKind, detail: string): Violation => ({ kind, bot, roomId, clientId, detail });
    if (seen.has(clientId)) return [found("duplicated_message", `the bot shows it again at place ${place}`)];
    seen.add(clientId);
    const previous = messages[place - 1];
    if (!previous || previous.seq < seq) return [];
    return [found("out_of_order", `the bot shows seq ${seq} after seq ${previous.seq}`)];
  });
}

function judgeAgainstRows(
  { bot, roomId, messages, reachesBeginning }: BotTimeline,
  rows: readonly StoredMessage[],
  { sendsByMessage }: HistoryIndex,
): Violation[] {
  const shown = new Map(messages.map((message) => [message.clientId, message]));
  const stored = new Set(rows.map(({ clientId }) => clientId));
  const fromSeq = reachesBeginning ? 0 : (messages[0]?.seq ?? 0);
  const found = (kind: ViolationKind, clientId: string, detail: string): Violation => ({
    kind,
    bot,
    roomId,
    clientId,
    detail,
  });
  const missing = rows.flatMap((row) => {
    const message = shown.get(row.clientId);
    if (message) return compare(message, row).map(([kind, detail]) => found(kind, row.clientId, detail));
    if (row.seq < fromSeq || row.body === null) return [];
    const isAcknowledged = sendsByMessage.get(row.clientId)?.outcome === "ok";
    return [found(isAcknowledged ? "lost_message" : "diverged", row.clientId, `the bot does not show seq ${row.seq}`)];
  });
  const extra = messages.flatMap(({ clientId, seq }) => {
    if (stored.has(clientId)) return [];
    const isRefused = sendsByMessage.get(clientId)?.outcome === "refused";
    return [
      found(
        isRefused ? "refused_but_present" : "diverged",
        clientId,
        `the bot shows it at seq ${seq}, Postgres has none`,
      ),
    ];
  });
  return [...missing, ...extra];
}

function compare(shown: SeenMessage, row: StoredMessage): [ViolationKind, string][] {
  if (row.body === null && shown.body !== null) {
    return [[row.rev > shown.rev ? "lost_deletion" : "resurrected", "the bot shows a text that was deleted"]];
  }
  if (row.body !== shown.body) {
    const detail = `the bot shows the text as of rev ${shown.rev}, Postgres holds another as of ${row.rev}`;
    return [[row.rev > shown.rev ? "lost_edit" : "diverged", detail]];
  }
  const differing = (["id", "authorId", "seq", "rev"] as const).filter((field) => shown[field] !== row[field]);
  return differing.map((field) => ["diverged", `the bot shows ${field} ${shown[field]}, Postgres holds ${row[field]}`]);
}

function judgeHeard(timeline: BotTimeline, rows: readonly StoredMessage[]): Violation[] {
  const { bot, roomId, heardSeqs } = timeline;
  const found = (kind: ViolationKind, detail: string): Violation => ({ kind, bot, roomId, detail });
  const heard = new Set<number>();
  const violations = heardSeqs.flatMap((seq, place) => {
    if (heard.has(seq)) return [found("duplicated_message", `seq ${seq} was announced to the bot twice`)];
    heard.add(seq);
    const previous = heardSeqs[place - 1];
    if (previous === undefined || previous < seq) return [];
    return [found("out_of_order", `seq ${seq} was announced to the bot after ${previous}`)];
  });
  if (!timeline.heardFromBeginning || !timeline.reachesBeginning) return violations;
  const unheard = rows.filter(({ seq, body }) => body !== null && !heard.has(seq));
  return [
    ...violations,
    ...unheard.map(({ seq }) => found("lost_message", `seq ${seq} was never announced to the bot`)),
  ];
}
