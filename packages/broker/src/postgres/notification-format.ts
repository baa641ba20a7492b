import { encode } from "@msgpack/msgpack";
import type { ClusterMessage, ClusterResponse } from "socket.io-adapter";

/** The attachments table of @socket.io/postgres-adapter, under its default name; the migrations make it. */
export const ATTACHMENTS_TABLE = "socket_io_attachments";

/** NOTIFY takes less than 8000 bytes; what is longer travels through the table. */
const PAYLOAD_MAX_BYTES = 7_999;

/** Says that a publisher could not publish for a while. The stock adapter does not listen to it. */
export const LOSS_CHANNEL = "banter#lost";

export const channelOf = (namespace: string) => `socket.io#${namespace}`;

export type Publication =
  | { channel: string; payload: string }
  /** A message that does not fit into a notification, and the header that will announce it. */
  | { channel: string; attachment: Uint8Array; header: Record<string, unknown> };

/**
 * Writes a message as @socket.io/postgres-adapter reads it. The number keeps equal messages apart: of equal
 * notifications in one transaction Postgres delivers one.
 */
export function toPublication(message: ClusterMessage | ClusterResponse, number: number): [Publication, bytes: number] {
  const channel = channelOf(message.nsp);
  const payload = JSON.stringify({ ...message, number });
  const bytes = Buffer.byteLength(payload);
  if (bytes <= PAYLOAD_MAX_BYTES) return [{ channel, payload }, bytes];
  const { uid, nsp, type } = message;
  return [{ channel, attachment: encode(message), header: { uid, nsp, type, number } }, bytes];
}

/** `attachmentId` is the id of the row that holds the publication's attachment, if it has one. */
export function payloadOf(publication: Publication, attachmentId: string | undefined): string {
  if ("payload" in publication) return publication.payload;
  return JSON.stringify({ ...publication.header, attachmentId });
}
