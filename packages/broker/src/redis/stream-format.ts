/** The stream of @socket.io/redis-streams-adapter, under its default name. */
export const STREAM = "socket.io";

/** About ten seconds of a busy cluster; who falls further behind catches up from Postgres. */
export const STREAM_MAX_ENTRIES = 10_000;

/** The arguments of an XADD that follow the command's name. */
export type AddArguments = readonly (string | number)[];

/** An entry as XREAD answers it: its id, then field, value, field, value … */
export type StreamEntry = [id: string, fields: string[]];

export function addArguments(fields: Record<string, string | number>): AddArguments {
  return [STREAM, "MAXLEN", "~", STREAM_MAX_ENTRIES, "*", ...Object.entries(fields).flat()];
}

/** An entry that says that its writer could not publish for a while. It has no `nsp`, so the stock adapter skips it. */
export function lossEntry(writerId: string, lost: number): AddArguments {
  return addArguments({ lost, writer: writerId });
}

export function writerOfLoss([, [name, , , writerId]]: StreamEntry): string | undefined {
  return name === "lost" ? writerId : undefined;
}
