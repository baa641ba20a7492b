import { describeFailure } from "./problem.mjs";

/** npm passes a signal on that the terminal has sent to us too: what comes this soon is the same Ctrl-C. */
const SAME_SIGNAL_MS = 1_000;

/** How often a program that npm runs looks whether npm's shell is still there. */
const PARENT_POLL_INTERVAL_MS = 500;

/** @type {readonly NodeJS.Signals[]} */
const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** @typedef {{ undo: () => void | Promise<void>, force: () => void }} Cleanup */

/** @type {Set<Cleanup>} latest last */
const cleanups = new Set();

const ending = new AbortController();

/** Aborted when this process has been told to stop, or has failed, and begins to clean up. */
export const endSignal = ending.signal;

/**
 * Has `undo` done when this process ends, latest first, and `force` instead when someone will not wait for it.
 * @param {() => void | Promise<void>} undo
 * @param {() => void} [force]
 * @returns {() => void} forgets it
 */
export function onEnd(undo, force = () => {}) {
  const cleanup = { undo, force };
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/**
 * Runs `main` and ends the process: with its exit code, with 1 when it throws, or with `stoppedCode` after a signal.
 * Whatever way it ends, everything given to `onEnd` is undone first.
 * @param {() => Promise<number>} main
 * @param {{ stoppedCode: number }} options
 */
export async function runAndCleanUp(main, { stoppedCode }) {
  ignoreClosedOutput();
  const stopped = new Promise((resolve) => endSignal.addEventListener("abort", () => resolve(stoppedCode)));
  for (const signal of STOP_SIGNALS) process.on(signal, handleStopSignal);
  if (process.env.npm_lifecycle_event) stopWithParent();
  const finished = main().catch((error) => {
    if (!endSignal.aborted) console.error(`\n${describeFailure(error)}`);
    return 1;
  });
  const code = await Promise.race([stopped, finished]);
  ending.abort();
  await undoAll();
  process.exit(Number(code));
}

let firstSignalMs = 0;

function handleStopSignal() {
  if (firstSignalMs === 0) {
    firstSignalMs = Date.now();
    ending.abort();
  } else if (Date.now() - firstSignalMs > SAME_SIGNAL_MS) {
    for (const { force } of [...cleanups].reverse()) force();
    process.exit(1);
  }
}

/** npm passes SIGTERM on only to its shell, which dies of it and tells nobody. */
function stopWithParent() {
  const parentPid = process.ppid;
  setInterval(() => {
    if (process.ppid !== parentPid) ending.abort();
  }, PARENT_POLL_INTERVAL_MS).unref();
}

async function undoAll() {
  for (const cleanup of [...cleanups].reverse()) {
    cleanups.delete(cleanup);
    try {
      await cleanup.undo();
    } catch (error) {
      console.error(describeFailure(error));
    }
  }
}

/** A terminal that is gone must not keep us from cleaning up. */
function ignoreClosedOutput() {
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
}
