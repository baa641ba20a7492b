import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "../bootstrap/problem.mjs";
import { readAddress } from "../launcher/read-address.ts";

export interface MeasureOptions {
  /** Null starts a Banter for this run. */
  url: string | null;
  /** How often each page is visited; the report says the medians. */
  runs: number;
  /** In the room that is scrolled through; 0 leaves that out. */
  messages: number;
  reportDirectory: string;
}

/** More say no more of a median. */
const MAX_RUNS = 25;
const DEFAULT_RUNS = "5";
/** What takes an hour to scroll through, and most of the memory that a tab may have. */
const MAX_MESSAGES = 1_000_000;
const DEFAULT_MESSAGES = "100000";

export const USAGE = `npm run measure -- [options]

Measures in a real browser how soon the landing page and a room are there and how fast they answer (LCP, INP, CLS), as
on a desktop and on a phone, and scrolls through a room of ${Number(DEFAULT_MESSAGES).toLocaleString("en")} messages, up to the first and back down.

  --url URL      a Banter that runs already; without it, one is started for this run and taken away afterwards
  --runs N       visits of each page, from 1 to ${MAX_RUNS} (default ${DEFAULT_RUNS}); the medians count
  --messages N   in the room that is scrolled through, up to ${MAX_MESSAGES} (default ${DEFAULT_MESSAGES}); 0 leaves that out
  --report DIR   where report.json and report.html go (default .banter/measure)
  --help

With --url, rooms are filled straight in its database: DATABASE_URL in the environment says where that is.

Exit code: 0 measured, however slow it was; 1 something is broken; 130 stopped with Ctrl-C.
`;

/** @throws Problem saying what is wrong with the arguments. */
export function readOptions(args: readonly string[], root: string): MeasureOptions {
  const { url, runs = DEFAULT_RUNS, messages = DEFAULT_MESSAGES, report = ".banter/measure" } = parse(args);
  return {
    url: readAddress(url),
    runs: wholeNumber("--runs", runs, 1, MAX_RUNS),
    messages: wholeNumber("--messages", messages, 0, MAX_MESSAGES),
    reportDirectory: resolve(root, report),
  };
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new Problem(`${option} must be a whole number from ${min} to ${max}, not "${text}".`);
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { url: text, runs: text, messages: text, report: text } }).values;
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}
