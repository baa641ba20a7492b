import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "../bootstrap/problem.mjs";

export interface GalleryOptions {
  /** Part of the names of the pictures that are taken; "" for all. */
  only: string;
  /** Where the pictures and the page that shows them go. */
  directory: string;
  /** Where the pictures of README.md go; null leaves them as they are. */
  readmeDirectory: string | null;
}

export const USAGE = `npm run gallery -- [options]

Starts a Banter, fills it with people who talk, and takes a picture of every page, dialog and state: by day and at
night, on a desktop and a phone, the main pages on a tablet too. index.html shows them side by side; it needs no network.

  --only PART    only pictures whose name holds this, such as "room" or "admin-bans"
  --report DIR   where they go (default .banter/gallery)
  --readme       also make the pictures of README.md anew, in docs/pictures
  --help

Exit code: 0 all pictures are there; 1 one could not be taken, or a browser's console said what it should not;
130 stopped with Ctrl-C.
`;

/** @throws Problem saying what is wrong with the arguments. */
export function readOptions(args: readonly string[], root: string): GalleryOptions {
  const { only, report = ".banter/gallery", readme = false } = parse(args);
  if (only?.trim() === "") throw new Problem('--only must be part of a picture\'s name, not "".');
  return {
    only: only?.trim().toLowerCase() ?? "",
    directory: resolve(root, report),
    readmeDirectory: readme ? resolve(root, "docs", "pictures") : null,
  };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { only: text, report: text, readme: { type: "boolean" } } }).values;
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}
