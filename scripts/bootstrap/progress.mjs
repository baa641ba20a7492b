const SPINNER_FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const SPINNER_INTERVAL_MS = 100;

/** How often a log, which has no spinner, is told that a step still runs. */
const REMINDER_INTERVAL_MS = 15_000;

/** For a terminal that does not say how wide it is. */
const USUAL_COLUMNS = 80;

const CLEAR_LINE = "\r\u001b[2K";

let isSpinning = false;

/** Steps that end this soon need no line before they have ended. */
const QUIET_MS = 300;

/**
 * Shows that `work` runs, for how long, and how it ended. `work` may say what it is at with `report`.
 * @template Result
 * @param {string} title
 * @param {(report: (detail: string) => void) => Promise<Result>} work
 * @param {NodeJS.WriteStream} [output]
 * @returns {Promise<Result>}
 */
export async function showProgress(title, work, output = process.stdout) {
  const startedMs = Date.now();
  const display = output.isTTY ? createSpinner(output) : createLines(output);
  let detail = "";
  const describe = () => `${title}${detail ? `: ${detail}` : ""} ${formatSeconds(Date.now() - startedMs)}`;
  display.start(title, describe);
  try {
    const result = await work((newDetail) => {
      detail = newDetail;
    });
    display.end(`✓ ${title} ${formatSeconds(Date.now() - startedMs)}`);
    return result;
  } catch (error) {
    display.end(`✗ ${title} ${formatSeconds(Date.now() - startedMs)}`);
    throw error;
  }
}

/**
 * Prints a line while a step may be shown to run.
 * @param {string} line
 * @param {NodeJS.WriteStream} [output]
 */
export function printLine(line, output = process.stdout) {
  output.write(`${isSpinning ? CLEAR_LINE : ""}${line}\n`);
}

/** @param {number} durationMs */
export function formatSeconds(durationMs) {
  const seconds = durationMs / 1_000;
  if (seconds < 10) return `(${seconds.toFixed(1)} s)`;
  const whole = Math.round(seconds);
  return whole < 60 ? `(${whole} s)` : `(${Math.floor(whole / 60)} min ${whole % 60} s)`;
}

/** @param {NodeJS.WriteStream} output */
function createSpinner(output) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let frame = 0;
  return {
    /**
     * @param {string} _title
     * @param {() => string} describe
     */
    start(_title, describe) {
      isSpinning = true;
      timer = setInterval(() => {
        frame = (frame + 1) % SPINNER_FRAMES.length;
        const line = `${SPINNER_FRAMES[frame]} ${describe()}`;
        output.write(`${CLEAR_LINE}${line.slice(0, (output.columns || USUAL_COLUMNS) - 1)}`);
      }, SPINNER_INTERVAL_MS);
      timer.unref();
    },
    /** @param {string} line */
    end(line) {
      clearInterval(timer);
      output.write(`${CLEAR_LINE}${line}\n`);
      isSpinning = false;
    },
  };
}

/** @param {NodeJS.WriteStream} output */
function createLines(output) {
  /** @type {NodeJS.Timeout[]} */
  const timers = [];
  return {
    /**
     * @param {string} title
     * @param {() => string} describe
     */
    start(title, describe) {
      timers.push(
        setTimeout(() => output.write(`… ${title}\n`), QUIET_MS),
        setInterval(() => output.write(`… ${describe()}\n`), REMINDER_INTERVAL_MS),
      );
      for (const timer of timers) timer.unref();
    },
    /** @param {string} line */
    end(line) {
      for (const timer of timers) clearTimeout(timer);
      output.write(`${line}\n`);
    },
  };
}
