import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The one without windows comes first: the others draw, unseen, their own menus and side panels for every page. */
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** How every browser of the tests is started. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The first Chrome or Chromium on the PATH; Playwright's own download is not needed. @throws Error when there is none. */
export function findChromium(): string {
  const found = lookForChromium();
  if (!found) throw new Error(`The browser tests need one of ${NAMES.join(", ")} on the PATH`);
  return found;
}

/** The same, for those who only read how the browser tests are set up, and run none. */
export function lookForChromium(): string | undefined {
  const directories = (process.env.PATH ?? "").split(delimiter);
  return directories.flatMap((directory) => NAMES.map((name) => join(directory, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
