import type { Banter } from "./start-banter.ts";

const VARIABLE = "BANTER_UNDER_TEST";

/** Tells the processes that run the tests of the Banter that they share. */
export function publishSharedBanter({ url, nodes, environment, keeper }: Banter): void {
  process.env[VARIABLE] = JSON.stringify({ url, nodes, environment, keeper });
}

export function sharedBanter(): Banter {
  return JSON.parse(process.env[VARIABLE] ?? "null") as Banter;
}
