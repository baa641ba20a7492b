import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeReport, formatTable, type RunReport, renderHtml } from "@banter/bots/chaos";

/**
 * Prints the verdict and the table, and writes report.json and report.html. Returns the exit code: 0 when nothing was
 * found, and there was something to find it in.
 */
export function publishReport(report: RunReport, directory: string): 0 | 1 {
  const { isClean, verdict, bound, columns, rows } = describeReport(report);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "report.json"), `${JSON.stringify({ verdict, ...report }, null, 2)}\n`);
  writeFileSync(join(directory, "report.html"), renderHtml(report));
  console.log(`\n${formatTable(columns, rows)}\n\n${verdict}`);
  if (bound !== null) console.log(bound);
  console.log(`Report: ${join(directory, "report.html")}`);
  return isClean ? 0 : 1;
}
