import { parseArgs } from "node:util";
import { Problem } from "../bootstrap/problem.mjs";

export const ADMIN_USAGE = `npm run admin -- COMMAND

  promote NAME                               make NAME an admin
  demote NAME                                make NAME an ordinary person again
  ban NAME --reason TEXT [--minutes N]       keep NAME out, without --minutes for good
  unban NAME                                 let NAME in again

Each takes --reason TEXT for the audit. Banter's database must be running.`;

/** What a command is asked to do to whom. */
export interface AdminCommand {
  name: "promote" | "demote" | "ban" | "unban";
  username: string;
  reason: string;
  /** Null for good. */
  minutes: number | null;
}

const DEFAULT_REASON = "From the command line";
const NAMES = ["promote", "demote", "ban", "unban"] as const;

/** @throws Problem saying what is wrong with the arguments. */
export function parseAdminArguments(args: readonly string[]): AdminCommand | "help" {
  const { values, positionals } = readFlags(args);
  if (values.help || positionals.length === 0) return "help";
  const [command, username, ...rest] = positionals;
  const name = NAMES.find((known) => known === command);
  if (!name) throw new Problem(`There is no command "${command}".\n\n${ADMIN_USAGE}`);
  if (username === undefined || rest.length > 0) throw new Problem(`${name} takes one name.\n\n${ADMIN_USAGE}`);
  if (name === "ban" && values.reason === undefined) {
    throw new Problem(`Say why: the banned person reads it. ban ${username} --reason "…"`);
  }
  return { name, username, reason: values.reason ?? DEFAULT_REASON, minutes: readMinutes(values.minutes) };
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        reason: { type: "string" },
        minutes: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error));
  }
}

function readMinutes(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Problem(`--minutes must be a whole number, not "${text}"`);
}
