import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { ClusterMessage, ClusterResponse } from "socket.io-adapter";
import type { BrokerLogger, Publications } from "../broker.ts";
import { createOutbox } from "../outbox.ts";
import { ATTACHMENTS_TABLE, LOSS_CHANNEL, type Publication, payloadOf, toPublication } from "./notification-format.ts";

export interface Notifier {
  /** Tells this notifier's loss notifications from those of others. */
  id: string;
  /** Publishes in the background. @throws TypeError when the message cannot be encoded */
  publish(message: ClusterMessage | ClusterResponse): void;
  isHealthy(): boolean;
  publications(): Publications;
  close(): Promise<void>;
}

export function createNotifier(pool: Pool, logger: BrokerLogger): Notifier {
  const id = randomUUID();
  let published = 0;

  const outbox = createOutbox<Publication>(async (publications, lost) => {
    const attachmentIds = await storeAttachments(pool, publications);
    const channels = publications.map(({ channel }) => channel);
    const payloads = publications.map((publication) => payloadOf(publication, attachmentIds.get(publication)));
    if (lost > 0) {
      channels.unshift(LOSS_CHANNEL);
      payloads.unshift(JSON.stringify({ lost, notifier: id }));
    }
    await pool.query(
      `SELECT pg_notify(channel, payload)
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS notification (channel, payload, place) ORDER BY place`,
      [channels, payloads],
    );
  }, logger);

  return {
    id,
    publish(message) {
      published += 1;
      outbox.add(...toPublication(message, published));
    },
    isHealthy: outbox.isHealthy,
    publications: outbox.publications,
    close: outbox.close,
  };
}

async function storeAttachments(pool: Pool, publications: Publication[]): Promise<Map<Publication, string>> {
  const long = publications.filter((publication) => "attachment" in publication);
  if (long.length === 0) return new Map();
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO ${ATTACHMENTS_TABLE} (payload)
     SELECT payload FROM unnest($1::bytea[]) WITH ORDINALITY AS attachment (payload, place) ORDER BY place
     RETURNING id`,
    [long.map(({ attachment }) => Buffer.from(attachment))],
  );
  // Ids grow in the order of insertion; that RETURNING keeps this order is nowhere promised.
  const ids = rows.map(({ id }) => BigInt(id)).sort((a, b) => (a < b ? -1 : 1));
  return new Map(long.map((publication, index) => [publication, String(ids[index])]));
}
