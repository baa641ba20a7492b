import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { escapeText, renderPage } from "../report/render-page.ts";
import type { TimelineEntry } from "./timeline.ts";

export interface BotsReport {
  url: string;
  startedAt: string;
  durationMs: number;
  players: readonly { name: string; username: string }[];
  passed: boolean;
  failure: string | null;
  /** What could not be played, and why. */
  leftOut: readonly string[];
  timeline: readonly TimelineEntry[];
}

/** Writes report.json and report.html. */
export function writeReport(directory: string, report: BotsReport): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(directory, "report.html"), renderHtml(report));
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

function renderHtml(report: BotsReport): string {
  const { timeline, durationMs, passed, failure, leftOut } = report;
  const lanes = [...new Set([...report.players.map(({ name }) => name), ...timeline.map(({ who }) => who)])];
  const verdict = passed
    ? `Everybody saw what the others did: ${timeline.length} acts and looks`
    : `Failed: ${escapeText(failure ?? "")}`;
  return renderPage({
    title: `Banter: ${lanes.length} browsers`,
    look: passed ? "passed" : "failed",
    style: STYLE,
    body: `
<h1>${report.players.length} browsers on ${escapeText(report.url)}</h1>
<p class="verdict">${verdict}</p>
<p>${escapeText(report.startedAt)}, ${seconds(durationMs)}</p>
${leftOut.map((text) => `<p><b>Left out.</b> ${escapeText(text)}</p>`).join("\n")}
<h2>Timeline</h2>
<div class="lanes">${lanes.map((name) => renderLane(name, report)).join("\n")}</div>
<h2>What happened</h2>
<div class="scroll"><table><thead><tr><th>At<th>Took<th>Scene<th>Who<th>What</tr></thead><tbody>
${timeline.map(renderRow).join("\n")}
</tbody></table></div>`,
  });
}

function renderLane(name: string, { timeline, durationMs }: BotsReport): string {
  const share = (ms: number) => `${((100 * ms) / durationMs).toFixed(3)}%`;
  const bars = timeline
    .filter(({ who }) => who === name)
    .map((entry) => {
      const title = escapeText(`${seconds(entry.startMs)}: ${entry.kind} ${entry.what} (${seconds(entry.durationMs)})`);
      const look = entry.failure === undefined ? entry.kind : "failure";
      return `<i class="${look}" title="${title}" style="left:${share(entry.startMs)};width:${share(entry.durationMs)}"></i>`;
    });
  return `<div class="lane"><b>${escapeText(name)}</b><span>${bars.join("")}</span></div>`;
}

function renderRow({ startMs, durationMs, scene, who, kind, what, failure }: TimelineEntry): string {
  const why = failure === undefined ? "" : `<br><strong>${escapeText(failure)}</strong>`;
  return `<tr><td>${seconds(startMs)}<td>${seconds(durationMs)}<td>${escapeText(scene)}<td>${escapeText(who)}<td>${kind} ${escapeText(what)}${why}</tr>`;
}

const STYLE = `
.lanes { padding: .5rem 1rem; } .lane { display: grid; grid-template-columns: 5rem 1fr; align-items: center; height: 1.75rem; }
.lane span { position: relative; height: .9rem; background: var(--line); border-radius: 3px; overflow: hidden; }
.lane i { position: absolute; top: 0; bottom: 0; min-width: 2px; border-inline-end: 1px solid var(--card); }
.does { background: var(--does); } .sees { background: var(--good); } .failure { background: var(--bad); }
td:nth-child(-n+2) { white-space: nowrap; }
`;
