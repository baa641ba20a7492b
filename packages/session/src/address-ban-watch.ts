import { type AddressBanChanges, LOOK_BACK_MS, type Repetition, type RepetitionLogger, repeat } from "@banter/domain";
import type { BanNotice } from "@banter/protocol";
import { createAddressBanList } from "./address-ban-list.ts";

export interface AddressBanWatchOptions {
  /** Bans made or lifted after a moment; null for all that hold. */
  findChanges(after: Date | null): Promise<AddressBanChanges>;
  /** How long a ban may go unnoticed when nobody says that there is one. */
  intervalMs: number;
  /** Called whenever some of the bans may be new. */
  onChanges?(find: AddressBanWatch["find"]): void;
  logger: RepetitionLogger;
}

export interface AddressBanWatch extends Repetition {
  /** The ban that an address falls under. */
  find(address: string): BanNotice | null;
}

/**
 * Keeps the bans of addresses at hand, so that nothing need be asked for a request to be refused. Resolves once they
 * are known; if the database is out of reach, without them, to go on asking.
 */
export async function watchAddressBans(options: AddressBanWatchOptions): Promise<AddressBanWatch> {
  const { findChanges, intervalMs, onChanges, logger } = options;
  const list = createAddressBanList();
  let askFrom: Date | null = null;

  async function look(): Promise<void> {
    const { changes, asOf } = await findChanges(askFrom);
    askFrom = new Date(asOf.getTime() - LOOK_BACK_MS);
    list.apply(changes);
    // Also for what was known: a connection that was being made when its address was banned may be there by now.
    if (changes.length > 0) onChanges?.(list.find);
  }

  await look().catch((error: unknown) => logger.warn({ err: error }, "address bans could not be read yet"));
  return { ...repeat(intervalMs, logger, "address ban watch", look), find: list.find };
}
