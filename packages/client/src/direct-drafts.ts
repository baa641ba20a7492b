import type { Draft, DraftFile } from "./draft.ts";
import type { Outbox } from "./outbox.ts";

/** What one writes to a person before there is a room of the two. Afterwards that room's timeline is the place. */
export interface DirectDrafts {
  /** In the order in which they were written; the same array until something changes. */
  getSnapshot(): readonly Draft[];
  /** Called after each change. Returns how to unsubscribe. */
  subscribe(listener: () => void): () => void;
  /** Sends a message, now or as soon as there is a connection. Returns its `clientId`. */
  send(body: string, files?: readonly DraftFile[]): string;
  /** Sends a failed draft again. */
  retry(clientId: string): void;
  /** Gives a draft up. One that is being sent at this moment may still arrive. */
  discard(clientId: string): void;
}

interface DraftSource extends Pick<Outbox, "draftsOf" | "add" | "retry" | "discard"> {
  onChange(listener: () => void): () => void;
}

/** No room has such an id. */
const queueFor = (userId: string) => `direct:${userId}`;

export function createDirectDrafts(toUserId: string, outbox: DraftSource): DirectDrafts {
  const queue = queueFor(toUserId);
  return {
    getSnapshot: () => outbox.draftsOf(queue),
    subscribe: outbox.onChange,
    send: (body, files = []) => outbox.add(queue, { body, replyToId: null, files }, toUserId).clientId,
    retry: outbox.retry,
    discard: outbox.discard,
  };
}
