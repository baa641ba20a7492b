import type { AddressBanChanges } from "@banter/domain";
import { SESSIONS_ENDED } from "@banter/protocol";
import { type AddressBanWatch, watchAddressBans } from "@banter/session";
import type { Logger } from "pino";
import { endSocket } from "./end-socket.ts";
import type { BanterServer } from "./node.ts";

export interface AddressWatchOptions {
  io: BanterServer;
  findChanges(after: Date | null): Promise<AddressBanChanges>;
  /** How long the sockets of a banned address may live on, when no other process says so. */
  intervalMs: number;
  logger: Logger;
}

/** Knows which addresses are banned, and ends the sockets that come from there. Needs no broker, as `watchSessions`. */
export async function watchAddresses({
  io,
  findChanges,
  intervalMs,
  logger,
}: AddressWatchOptions): Promise<AddressBanWatch> {
  const watch = await watchAddressBans({
    findChanges,
    intervalMs,
    onChanges(find) {
      for (const socket of io.of("/").sockets.values()) {
        const ban = find(socket.data.address);
        if (ban) endSocket(socket, { reason: "address_banned", ban });
      }
    },
    logger,
  });
  io.on(SESSIONS_ENDED, watch.runSoon);
  return watch;
}
