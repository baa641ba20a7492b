import type { Bot } from "./bot.ts";
import type { Verdict } from "./judge.ts";
import type { Ledger } from "./ledger.ts";

export interface RunReport {
  verdict: Verdict;
  refused: number;
  p50Ms: number | undefined;
  p99Ms: number | undefined;
  /** Bots by the node that they are on now; "none" for those without a connection. */
  onNode: ReadonlyMap<string, number>;
  reconnections: number;
  /** Whether everything had come to rest when the verdict was made, or not in time, or the run was stopped. */
  ending: "settled" | "restless" | "interrupted";
}

/** What a run that has the verdict's numbers ends with. */
export function exitCodeOf({ sent, acked, lost, duplicated, outOfOrder }: Verdict): 0 | 1 {
  const nothingWorked = sent > 0 && acked === 0;
  return lost + duplicated + outOfOrder > 0 || nothingWorked ? 1 : 0;
}

export function progressLine(elapsedMs: number, bots: readonly Bot[], ledger: Ledger, announcedBefore: number): string {
  const connected = bots.filter(({ client }) => client.continuity.getSnapshot().nodeId !== null).length;
  return [
    `${Math.round(elapsedMs / 1000)} s`.padStart(7),
    `${format(connected)} connected`,
    `${format(ledger.messages.length)} sent`,
    `${format(ledger.acked)} acknowledged`,
    `${format(ledger.announced)} delivered (${format(ledger.announced - announcedBefore)}/s)`,
    `p99 ${formatMs(ledger.latency.percentileMs(0.99))}`,
  ].join("   ");
}

export function table(report: RunReport): string {
  const { verdict, refused, ending } = report;
  const waiting = verdict.sent - verdict.acked - refused;
  const rows: [string, string, string?][] = [
    ["sent", format(verdict.sent)],
    ["acked", format(verdict.acked)],
    ["expected", format(verdict.expected), "each acked message, for each bot in its room"],
    ["delivered", format(verdict.delivered)],
    ["lost", format(verdict.lost)],
    ["duplicated", format(verdict.duplicated)],
    ["out of order", format(verdict.outOfOrder)],
    ["delivery p50", formatMs(report.p50Ms)],
    ["delivery p99", formatMs(report.p99Ms)],
    ...[...report.onNode].sort().map(([node, bots]): [string, string] => [`on ${node}`, format(bots)]),
    ["reconnections", format(report.reconnections)],
  ];
  const remarks: [string, string, string?][] = [
    ["refused", format(refused), "by the server, with a reason"],
    ["unanswered", format(waiting), "sent, and neither acked nor refused"],
    ["wire duplicates", format(verdict.wire.duplicated), "dropped by the SDK"],
    ["wire disorder", format(verdict.wire.outOfOrder), "sorted by the SDK"],
    ["not on the wire", format(verdict.wire.missing), "expected, and brought by a sync if at all"],
  ];
  return [
    "",
    ...lines(rows),
    "",
    "For information",
    ...lines(remarks),
    "",
    ...verdict.examples,
    conclusion(verdict, ending),
    "",
  ].join("\n");
}

function conclusion(verdict: Verdict, ending: RunReport["ending"]): string {
  if (ending === "interrupted") return "Stopped early: what is missing may still have been on its way.";
  if (verdict.sent === 0) return "Nothing was sent.";
  if (verdict.acked === 0) return "Nothing was acknowledged.";
  if (exitCodeOf(verdict) === 1) return "Not everything reached everybody exactly once and in order.";
  return "Everything acknowledged reached everybody exactly once and in order.";
}

function lines(rows: readonly [string, string, string?][]): string[] {
  return rows.map(
    ([name, value, remark]) => `  ${name.padEnd(16)}${value.padStart(12)}${remark ? `   ${remark}` : ""}`,
  );
}

function format(count: number): string {
  return count.toLocaleString("en-US");
}

function formatMs(ms: number | undefined): string {
  return ms === undefined ? "–" : `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}
