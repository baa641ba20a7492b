import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeText = (text: string) => text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

function renderHtml(report: BotsReport): string {
  const { timeline, durationMs, passed, failure, leftOut } = report;
  const lanes = [...new Set([...report.players.map(({ name }) => name), ...timeline.map(({ who }) => who)])];
  const verdict = passed
    ? `Everybody saw what the others did: ${timeline.length} acts and looks`
    : `Failed: ${escapeText(failure ?? "")}`;
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Banter: ${lanes.length} browsers</title>
<style>${STYLE}</style>
<body class="${passed ? "passed" : "failed"}">
<h1>${report.players.length} browsers on ${escapeText(report.url)}</h1>
<p class="verdict">${verdict}</p>
<p>${escapeText(report.startedAt)}, ${seconds(durationMs)}</p>
${leftOut.map((text) => `<p><b>Left out.</b> ${escapeText(text)}</p>`).join("\n")}
<h2>Timeline</h2>
<div class="lanes">${lanes.map((name) => renderLane(name, report)).join("\n")}</div>
<h2>What happened</h2>
<div class="scroll"><table><thead><tr><th>At<th>Took<th>Scene<th>Who<th>What</tr></thead><tbody>
${timeline.map(renderRow).join("\n")}
</tbody></table></div>
</body></html>
`;
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
:root { color-scheme: light dark; --text: light-dark(#1c2430, #e6e9ee); --quiet: light-dark(#5b6675, #98a2b0);
  --page: light-dark(#f5f6f8, #12161c); --card: light-dark(#fff, #1b212a); --line: light-dark(#dfe3e8, #2c3440);
  --does: light-dark(#3b5bdb, #8ea4ff); --good: light-dark(#14713d, #4cc38a); --bad: light-dark(#b3261e, #ff8a80); }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem 4rem; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0; font-size: 1.1rem; color: var(--quiet); } h2 { margin: 2rem 0 .75rem; font-size: 1.1rem; }
p { margin: .25rem 0; color: var(--quiet); } .verdict { font-size: 1.4rem; font-weight: 650; overflow-wrap: anywhere; }
.passed .verdict { color: var(--good); } .failed .verdict, strong { color: var(--bad); }
.lanes, .scroll { background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow-x: auto; }
.lanes { padding: .5rem 1rem; } .lane { display: grid; grid-template-columns: 5rem 1fr; align-items: center; height: 1.75rem; }
.lane span { position: relative; height: .9rem; background: var(--line); border-radius: 3px; overflow: hidden; }
.lane i { position: absolute; top: 0; bottom: 0; min-width: 2px; border-inline-end: 1px solid var(--card); }
.does { background: var(--does); } .sees { background: var(--good); } .failure { background: var(--bad); }
table { width: 100%; border-collapse: collapse; } th, td { padding: .35rem .9rem; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); } th { color: var(--quiet); font-size: .8rem; } td:nth-child(-n+2) { white-space: nowrap; }
`;
