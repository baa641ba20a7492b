const INTERVAL_MS = 200;
/** How often a log, which has no line to write over, is told that the run goes on. */
const REMINDER_INTERVAL_MS = 30_000;

export interface StatusLine {
  /** A line that stays. */
  print(line: string): void;
  stop(): void;
}

/** Shows how things stand, on one line of a terminal that is written over and over; now and then in a log. */
export function showStatus(describe: () => string, output: NodeJS.WriteStream = process.stdout): StatusLine {
  const clear = output.isTTY ? "\r\u001b[2K" : "";
  const timer = output.isTTY
    ? setInterval(() => output.write(`${clear}${describe().slice(0, output.columns - 1)}`), INTERVAL_MS)
    : setInterval(() => output.write(`${describe()}\n`), REMINDER_INTERVAL_MS);
  timer.unref();
  return {
    print: (line) => void output.write(`${clear}${line}\n`),
    stop() {
      clearInterval(timer);
      output.write(clear);
    },
  };
}
