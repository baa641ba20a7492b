import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { onEnd } from "./cleanup.mjs";
import { Problem } from "./problem.mjs";
import { readProcessStart } from "./process-identity.mjs";

/** @typedef {{ pid: number, processStart: string | null, note: string }} Holder */

/** Taken over and over by others means that something else is wrong. */
const MAX_ATTEMPTS = 20;

/**
 * Takes a lock file, which goes when this process ends. A lock whose holder is gone is taken over.
 * @param {string} file
 * @param {string} note for whoever finds the lock taken
 * @returns {{ holder: null, wasStale: boolean, release: () => void } | { holder: Holder, wasStale: false, release: null }}
 */
export function takeLock(file, note) {
  makeDirectory(dirname(file));
  const ours = `${file}.${process.pid}`;
  let wasStale = false;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    writeFileSync(ours, JSON.stringify({ pid: process.pid, processStart: readProcessStart(process.pid), note }));
    try {
      linkSync(ours, file);
      return { holder: null, wasStale, release: releaseAtEnd(file) };
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    } finally {
      rmSync(ours, { force: true });
    }
    const holder = readHolder(file);
    if (holder && isRunning(holder)) return { holder, wasStale: false, release: null };
    removeStale(file);
    wasStale = true;
  }
  throw new Problem(`Could not take the lock ${file}. Remove it if nothing of Banter runs.`);
}

/** @param {string} file */
function releaseAtEnd(file) {
  const remove = () => rmSync(file, { force: true });
  const forget = onEnd(remove, remove);
  return () => {
    forget();
    remove();
  };
}

/** @param {string} directory */
function makeDirectory(directory) {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new Problem(`Could not make ${directory}: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * @param {string} file
 * @returns {Holder | null}
 */
function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** @param {Holder} holder */
function isRunning(holder) {
  return readProcessStart(holder.pid) !== null && readProcessStart(holder.pid) === holder.processStart;
}

/**
 * Moved aside before it is looked at again: another start may have replaced it with its own meanwhile, which is then
 * put back.
 * @param {string} file
 */
function removeStale(file) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    const holder = readHolder(aside);
    if (holder && isRunning(holder)) linkSync(aside, file);
  } catch {
    // Someone else removed it first.
  } finally {
    rmSync(aside, { force: true });
  }
}
