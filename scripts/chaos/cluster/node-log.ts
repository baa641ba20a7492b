import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** pino's level of what ends a process. */
const FATAL_LEVEL = 60;
const UNHANDLED = /rejected and nobody cared/;

export interface NodeLogOptions {
  file: string;
  onPort(port: number): void;
  /** A line that no fault excuses. */
  onAlarm(line: string): void;
}

/** Keeps what a node prints in a file, and reads in it where the node listens and what should not happen. */
export function openNodeLog({ file, onPort, onAlarm }: NodeLogOptions) {
  const output = createWriteStream(file, { flags: "a" });

  function read(line: string): void {
    output.write(`${line}\n`);
    const entry = parse(line);
    if (!entry) return;
    if (typeof entry.port === "number") onPort(entry.port);
    if (entry.level === FATAL_LEVEL || UNHANDLED.test(String(entry.msg))) onAlarm(line);
  }

  return {
    follow(...streams: (Readable | null)[]): void {
      for (const stream of streams) if (stream) createInterface({ input: stream }).on("line", read);
    },
  };
}

function parse(line: string): { port?: unknown; level?: unknown; msg?: unknown } | null {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === "object" ? entry : null;
  } catch {
    return null;
  }
}
