import { parseArgs } from "node:util";
import { Problem } from "../bootstrap/problem.mjs";

export const ADMIN_USAGE = `npm run admin -- COMMAND

  promote NAME                               make NAME an admin
  demote NAME                                make NAME an ordinary person again
  ban NAME --reason TEXT [--minutes N]       keep NAME out, without --minutes for good
  unban NAME                                 let NAME in again
  ban-address ADDRESS --reason TEXT [--minutes N]
                                             keep an address or a CIDR block out, without --minutes for a week
  unban-address ADDRESS                      lift every ban that ADDRESS falls under

Each takes --reason TEXT for the audit. Banter's database must be running.`;

/** What a command is asked to do to whom. */
export interface AdminCommand {
  name: (typeof NAMES)[number];
  /** A person's name, or an address. */
  target: string;
  reason: string;
  /** Undefined when it was not said. */
  minutes: number | undefined;
}

const DEFAULT_REASON = "From the command line";
const NAMES = ["promote", "demote", "ban", "unban", "ban-address", "unban-address"] as const;

/** @throws Problem saying what is wrong with the arguments. */
export function parseAdminArguments(args: readonly string[]): AdminCommand | "help" {
  const { values, positionals } = readFlags(args);
  if (values.help || positionals.length === 0) return "help";
  const [command, target, ...rest] = positionals;
  const name = NAMES.find((known) => known === command);
  if (!name) throw new Problem(`There is no command "${command}".\n\n${ADMIN_USAGE}`);
  if (target === undefined || rest.length > 0)
    throw new Problem(`${name} takes one name or address.\n\n${ADMIN_USAGE}`);
  if ((name === "ban" || name === "ban-address") && values.reason === undefined) {
    throw new Problem(`Say why: who is banned reads it. ${name} ${target} --reason "…"`);
  }
  return { name, target, reason: values.reason ?? DEFAULT_REASON, minutes: readMinutes(values.minutes) };
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

function readMinutes(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Problem(`--minutes must be a whole number, not "${text}"`);
}
