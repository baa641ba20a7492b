import { parseArgs } from "node:util";

export interface BotsOptions {
  users: number;
  rooms: number;
  seconds: number;
  /** The web app's address. */
  url: string;
  /** How often each bot says something. */
  messagesPerSecond: number;
  /** How long stragglers are waited for when the talking is over. */
  settleSeconds: number;
  /** Decides what the bots say and when. */
  seed: number;
}

/** What is wrong with the arguments, in a sentence. */
export class ArgumentError extends Error {
  override readonly name = "ArgumentError";
}

const DEFAULTS = { users: "50", rooms: "5", seconds: "20", rate: "1", settle: "30" };
/** More than one process can drive. */
const MAX_USERS = 5_000;
const MAX_SECONDS = 24 * 60 * 60;
const MAX_RATE = 100;
const MAX_SEED = 2 ** 32 - 1;

/** @throws ArgumentError */
export function parseArguments(args: readonly string[], defaultUrl: string): BotsOptions | "help" {
  const values = readFlags(args);
  if (values.help) return "help";
  const users = wholeNumber("--users", values.users ?? DEFAULTS.users, 1, MAX_USERS);
  const rooms = wholeNumber("--rooms", values.rooms ?? DEFAULTS.rooms, 1, MAX_USERS);
  if (rooms > users) throw new ArgumentError(`--rooms ${rooms} is more than --users ${users}: each room needs a bot`);
  return {
    users,
    rooms,
    seconds: wholeNumber("--seconds", values.seconds ?? DEFAULTS.seconds, 1, MAX_SECONDS),
    url: httpUrl("--url", values.url ?? defaultUrl),
    messagesPerSecond: rate("--rate", values.rate ?? DEFAULTS.rate),
    settleSeconds: wholeNumber("--settle", values.settle ?? DEFAULTS.settle, 0, MAX_SECONDS),
    seed: values.seed === undefined ? Date.now() % MAX_SEED : wholeNumber("--seed", values.seed, 0, MAX_SEED),
  };
}

function readFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        users: { type: "string" },
        rooms: { type: "string" },
        seconds: { type: "string" },
        url: { type: "string" },
        rate: { type: "string" },
        settle: { type: "string" },
        seed: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    return values;
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new ArgumentError(`${flag} must be a whole number from ${min} to ${max}, not "${text}"`);
}

function rate(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && value <= MAX_RATE) return value;
  throw new ArgumentError(`${flag} must be a number above 0 and at most ${MAX_RATE}, not "${text}"`);
}

function httpUrl(flag: string, text: string): string {
  const isHttp = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (isHttp) return new URL(text).origin;
  throw new ArgumentError(`${flag} must be an address such as http://localhost:3000, not "${text}"`);
}
