import { AppError } from "@banter/protocol";
import { toAppError } from "./app-error.ts";
import type { Clock } from "./clock.ts";

/** Longer than the web app takes when it answers at all. */
const LOAD_TIMEOUT_MS = 10_000;

/** An address as configured, made absolute: ":PORT" is a port of the host of `baseUrl`. */
export function resolveRealtimeUrl(entry: string, baseUrl: string): string {
  if (!entry.startsWith(":")) return new URL(entry).href;
  const url = new URL(baseUrl);
  return `${url.protocol}//${url.hostname}${entry}`;
}

export interface UrlRotation {
  /** The address to try now. Rejects when the addresses cannot be had. */
  next(): Promise<string>;
}

/** Goes through the addresses in the order given, and asks for them anew after each round, for nodes come and go. */
export function createUrlRotation(load: () => Promise<string[]>, clock: Pick<Clock, "schedule">): UrlRotation {
  let urls: string[] = [];
  let index = 0;

  async function reload(): Promise<void> {
    try {
      urls = await within(LOAD_TIMEOUT_MS, load(), clock);
    } catch (error) {
      // Who is no longer welcome need not try the old addresses; for others they are the best there is.
      if (urls.length === 0 || toAppError(error).code === "FORBIDDEN") throw error;
    }
    index = 0;
  }

  return {
    async next() {
      if (index >= urls.length) await reload();
      const url = urls[index];
      if (url === undefined) throw new AppError("UNAVAILABLE", "There is no realtime address to connect to");
      index += 1;
      return url;
    },
  };
}

/** What `answer` gives, unless it takes longer. @throws AppError UNAVAILABLE. */
function within<Answer>(timeoutMs: number, answer: Promise<Answer>, clock: Pick<Clock, "schedule">): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const callOff = clock.schedule(timeoutMs, () => {
      reject(new AppError("UNAVAILABLE", "The web app does not answer"));
    });
    answer.then(resolve, reject).finally(callOff);
  });
}
