import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { escapeText, renderPage } from "../report/render-page.ts";
import type { Scroll } from "./scroll.ts";
import type { VisitVitals, Vitals } from "./vitals.ts";

/** A page on a device: the median of all visits, and each of them. */
export interface MeasuredPage {
  page: string;
  device: string;
  median: Vitals;
  visits: readonly VisitVitals[];
}

export interface MeasureReport {
  url: string;
  startedAt: string;
  /** What it ran on; numbers of different machines are not to be compared. */
  machine: string;
  browser: string;
  pages: readonly MeasuredPage[];
  /** Null where it was left out. */
  scroll: { messages: number; ways: readonly Scroll[] } | null;
  /** What is wrong, whatever the numbers are. */
  broken: readonly string[];
}

export const MACHINE = `${availableParallelism()} × ${cpus()[0]?.model ?? "unknown processor"}`;

type Table = { title: string; head: readonly string[]; rows: readonly (readonly string[])[] };

/** Writes report.json and report.html, and answers with the tables as text. */
export function writeReport(directory: string, report: MeasureReport): string {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(directory, "report.html"), renderHtml(report));
  return tablesOf(report).map(renderText).join("\n\n");
}

const ms = (value: number) => `${Math.round(value).toLocaleString("en")} ms`;
const count = (value: number) => value.toLocaleString("en");

function tablesOf({ pages, scroll }: MeasureReport): Table[] {
  const tables: Table[] = [
    {
      title: `Pages, medians of ${pages[0]?.visits.length ?? 0} visits with an empty cache`,
      head: ["Page", "Device", "LCP", "INP", "CLS", "JavaScript"],
      rows: pages.map(({ page, device, median: { lcpMs, inpMs, cls, scriptKb } }) => [
        page,
        device,
        ms(lcpMs),
        ms(inpMs),
        cls.toFixed(3),
        `${scriptKb.toFixed(0)} kB`,
      ]),
    },
  ];
  if (!scroll) return tables;
  tables.push({
    title: `A scroll through ${count(scroll.messages)} messages`,
    head: ["Way", "Took", "Frames", "> 50 ms", "Worst", "Page at work > 50 ms", "Worst", "Jumps", "Elements", "Heap"],
    rows: scroll.ways.map((way) => [
      way.way,
      `${Math.round(way.durationMs / 1_000)} s`,
      count(way.frames),
      count(way.longFrames),
      ms(way.worstFrameMs),
      count(way.longAnimationFrames),
      ms(way.worstAnimationFrameMs),
      count(way.jumps.length),
      count(way.mostElements),
      `${Math.round(way.heapMb)} MB`,
    ]),
  });
  return tables;
}

function renderText({ title, head, rows }: Table): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [title, ...text.map((line) => `  ${line}`)].join("\n");
}

function renderHtml(report: MeasureReport): string {
  const { url, startedAt, machine, browser, broken } = report;
  const verdict = broken.length > 0 ? `Broken: ${escapeText(broken.join("; "))}` : "Measured, and nothing is broken";
  return renderPage({
    title: "Banter: measurements",
    look: broken.length > 0 ? "failed" : "passed",
    body: `
<h1>Measurements of ${escapeText(url)}</h1>
<p class="verdict">${verdict}</p>
<p>${escapeText(startedAt)} on ${escapeText(machine)}, Chromium ${escapeText(browser)}. The phone is this machine at a
quarter of its speed, on a slow 4G network.</p>
${tablesOf(report).map(renderTable).join("\n")}`,
  });
}

function renderTable({ title, head, rows }: Table): string {
  const cells = (tag: string, line: readonly string[]) => line.map((cell) => `<${tag}>${escapeText(cell)}`).join("");
  return `<h2>${escapeText(title)}</h2>
<div class="scroll"><table><thead><tr>${cells("th", head)}</tr></thead><tbody>
${rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("\n")}
</tbody></table></div>`;
}
