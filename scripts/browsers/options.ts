import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "../bootstrap/problem.mjs";
import { readAddress } from "../launcher/read-address.ts";

export interface BrowsersOptions {
  users: number;
  /** Null starts a Banter for this run. */
  url: string | null;
  reportDirectory: string;
}

/** Each is a browser with all its processes; more than one machine runs well. */
const MAX_USERS = 100;
const DEFAULT_USERS = "6";

export const USAGE = `npm run browsers -- [options]

People with real browsers sign up, meet in a room, talk, make friends, write to each other, block, delete and are
banned; each checks what it sees against what the others did.

  --users N      how many, from 2 to ${MAX_USERS} (default ${DEFAULT_USERS})
  --url URL      a Banter that runs already; without it, one is started for this run and taken away afterwards
  --report DIR   where report.json, report.html and pictures of what failed go (default .banter/browsers)
  --help

With --url, bans take an admin: BANTER_ADMIN_USERNAME and BANTER_ADMIN_PASSWORD in the environment. Without them that
part is left out, and the report says so.

Exit code: 0 everybody saw what they should; 1 somebody did not; 130 stopped with Ctrl-C.
`;

/** @throws Problem saying what is wrong with the arguments. */
export function readOptions(args: readonly string[], root: string): BrowsersOptions {
  const { users = DEFAULT_USERS, url, report = ".banter/browsers" } = parse(args);
  const count = Number(users);
  if (!/^\d+$/.test(users) || count < 2 || count > MAX_USERS)
    throw new Problem(`--users must be a whole number from 2 to ${MAX_USERS}, not "${users}".`);
  return { users: count, url: readAddress(url), reportDirectory: resolve(root, report) };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { users: text, url: text, report: text } }).values;
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}
