import { addressBannedError } from "@banter/protocol";
import type { WebServices } from "../services.ts";
import { originOf } from "./request-origin.ts";

/**
 * Asks once more whether the address that a request comes from is banned: it was let in at its head, and what it brings
 * may have taken minutes to arrive. @throws AppError FORBIDDEN address_banned.
 */
export function requireAddress({ bannedAddresses }: Pick<WebServices, "bannedAddresses">, headers: Headers): void {
  const ban = bannedAddresses.find(originOf(headers).address);
  if (ban) throw addressBannedError(ban);
}
