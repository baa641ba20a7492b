import { startTestPostgres } from "./test-postgres.ts";

let stop: (() => Promise<void>) | undefined;

export async function setup(): Promise<void> {
  stop = await startTestPostgres();
}

export async function teardown(): Promise<void> {
  await stop?.();
}
