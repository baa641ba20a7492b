import { CONVERGENCE_LIMIT_MS } from "../judge/judge-convergence.ts";
import { describeReport } from "./describe-report.ts";
import { html, Markup } from "./html.ts";
import { REPORT_STYLE } from "./report-style.ts";
import type { RoundResult, RunReport } from "./run-report.ts";
import { formatCount } from "./statistical-bound.ts";
import { summarize } from "./summarize.ts";

/** Enough to see what is wrong; all of them are in the JSON report. */
const VIOLATIONS_SHOWN = 200;

/** A page that needs nothing but itself. */
export function renderHtml(report: RunReport): string {
  const { isClean, verdict, bound, columns, rows } = describeReport(report);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${isClean ? "Passed" : "Failed"} · ${report.title}</title>
<style>${new Markup(REPORT_STYLE)}</style>
</head>
<body class="${isClean ? "passed" : "failed"}">
<header>
<h1>${report.title}</h1>
<p class="verdict">${verdict}</p>
${bound === null ? "" : html`<p>${bound}</p>`}
</header>
${renderCards(report)}
<section>
<h2>Faults</h2>
${renderTable(columns, rows)}
</section>
<section>
<h2>Rounds</h2>
<p>The bar shows how long the slowest client took after the heal; the mark is the limit of ${CONVERGENCE_LIMIT_MS / 1_000} s.</p>
<ol class="rounds">${report.rounds.map(renderRound)}</ol>
</section>
${renderViolations(report)}
<section>
<h2>Settings</h2>
<dl>${report.settings.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
</section>
</body>
</html>
`.text;
}

function renderCards({ rounds, startedAt, durationMs }: RunReport): Markup {
  const { operations, convergedMaxMs } = summarize("all", rounds);
  const violations = rounds.reduce((count, round) => count + round.violations.length + round.incidents.length, 0);
  const cards: [string, string][] = [
    ["operations acknowledged", formatCount(operations)],
    ["rounds of faults", formatCount(rounds.length)],
    ["violations", formatCount(violations)],
    ["slowest client after a heal", convergedMaxMs === null ? "–" : `${(convergedMaxMs / 1_000).toFixed(1)} s`],
    [`from ${startedAt.slice(0, 16).replace("T", " ")} UTC`, `${(durationMs / 60_000).toFixed(1)} min`],
  ];
  return html`<ul class="cards">${cards.map(([label, value]) => html`<li><b>${value}</b> ${label}</li>`)}</ul>`;
}

function renderTable(columns: readonly string[], rows: readonly (readonly string[])[]): Markup {
  return html`<div class="scroll"><table>
<thead><tr>${columns.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`;
}

function renderRound({ round, fault, detail, operations, violations, incidents, convergence }: RoundResult): Markup {
  const found = violations.length + incidents.length;
  const slowestMs = Math.max(0, ...convergence.map(({ tookMs }) => tookMs ?? CONVERGENCE_LIMIT_MS * 2));
  const share = Math.min(100, (slowestMs / (CONVERGENCE_LIMIT_MS * 1.25)) * 100);
  return html`<li class="${found > 0 ? "failed" : "passed"}">
<span>${round}</span> <span><b>${fault}</b> ${detail}</span>
<span class="bar"><i style="width: ${share.toFixed(1)}%"></i></span>
<span>${formatCount(operations.ok)} operations, ${found === 0 ? "clean" : html`<strong>${found} found</strong>`}</span>
</li>`;
}

function renderViolations({ rounds }: RunReport): Markup {
  const lines = rounds.flatMap(({ round, fault, violations, incidents }) => [
    ...incidents.map((incident) => html`<li>Round ${round}, ${fault}: ${incident}</li>`),
    ...violations.map(
      ({ kind, detail, bot, roomId, clientId }) =>
        html`<li>Round ${round}, ${fault}: <b>${kind}</b>: ${detail} <code>${[bot, roomId, clientId].filter(Boolean).join(" ")}</code></li>`,
    ),
  ]);
  if (lines.length === 0) return html``;
  const more = lines.length - VIOLATIONS_SHOWN;
  return html`<section>
<h2>What was found</h2>
<ul class="violations">${lines.slice(0, VIOLATIONS_SHOWN)}</ul>
${more > 0 ? html`<p>And ${formatCount(more)} more, in report.json.</p>` : ""}
</section>`;
}
