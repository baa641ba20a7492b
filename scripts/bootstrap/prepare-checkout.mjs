import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { installPackages, isInstalled } from "./installation.mjs";
import { takeLock } from "./lock.mjs";
import { showProgress } from "./progress.mjs";

const WAIT_POLL_INTERVAL_MS = 500;

/**
 * Does `work` while no other command of this checkout installs or builds.
 * @template Result
 * @param {string} root
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function whileSetupLocked(root, work) {
  const file = join(root, ".banter", "setup.lock");
  let lock = takeLock(file, "set-up");
  if (lock.holder) {
    await showProgress(`Waiting for process ${lock.holder.pid}, which sets up this checkout`, async () => {
      while (lock.holder) {
        await sleep(WAIT_POLL_INTERVAL_MS);
        lock = takeLock(file, "set-up");
      }
    });
  }
  try {
    return await work();
  } finally {
    lock.release?.();
  }
}

/**
 * Installs the packages that package-lock.json names, unless they are there.
 * @param {string} root
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  await whileSetupLocked(root, async () => {
    if (isInstalled(root)) return;
    await showProgress("Installing packages, a minute or two the first time", (report) =>
      installPackages(root, report),
    );
  });
}
