import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { styleText } from "node:util";
import { printLine } from "../bootstrap/progress.mjs";
import { formatLogLine } from "./log-line.ts";

/** Enough to see why a part crashed. */
const LINES_KEPT = 12;

const COLORS = ["cyan", "magenta", "yellow", "green", "blue"] as const;

export interface PartLog {
  /** Prints what the stream carries, line by line, under the part's name. */
  follow(stream: Readable): void;
  /** Prints a line of ours about the part. */
  say(line: string): void;
  /** What the part printed last, since the previous call. */
  takeLastLines(): string[];
}

/** Gives each part's lines its name, in a colour of its own on a terminal. */
export function createPartLogs(
  names: readonly string[],
  output: NodeJS.WriteStream = process.stdout,
): (name: string) => PartLog {
  const width = Math.max(...names.map((name) => name.length));
  const isColored = output.isTTY && output.hasColors() && !process.env.NO_COLOR;
  return (name) => {
    const color = COLORS[names.indexOf(name) % COLORS.length] ?? "white";
    const label = name.padEnd(width);
    const prefix = isColored ? styleText(color, `${label} │`) : `${label} |`;
    const kept: string[] = [];
    const say = (line: string) => printLine(`${prefix} ${line}`, output);
    return {
      follow(stream) {
        createInterface({ input: stream }).on("line", (line) => {
          for (const shown of formatLogLine(line)) {
            kept.push(shown);
            if (kept.length > LINES_KEPT) kept.shift();
            say(shown);
          }
        });
      },
      say,
      takeLastLines: () => kept.splice(0),
    };
  };
}
