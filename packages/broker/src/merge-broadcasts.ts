import type { NewMessages } from "@banter/protocol";
import { type ClusterMessage, MessageType } from "socket.io-adapter";

type Deliver = (message: ClusterMessage, offset?: string) => void;
type Broadcast = Extract<ClusterMessage, { type: MessageType.BROADCAST }>;

/** Events whose payload is a room's new messages, so that two of one room are as good as one. */
const MERGED_EVENTS: readonly unknown[] = ["new_chat_message", "new_direct_message"];
/** Keeps a frame small enough for a client to take in at once. */
const MERGED_MESSAGES_MAX = 100;

/**
 * Delivers what came in one read of the broker, with a room's new messages in one broadcast instead of one for each
 * commit: a write to a socket costs the same whatever it carries. So a node that lags has less to write the more it
 * lags. Within a room, and around any other event, the order stays.
 */
export function mergeBroadcasts(deliver: Deliver, onError: (error: unknown) => void): Deliver {
  /** By audience, in the order of their first messages. */
  const held = new Map<string, { broadcast: Broadcast; offset: string | undefined; count: number }>();

  function flush(): void {
    const all = [...held.values()];
    held.clear();
    for (const { broadcast, offset } of all) {
      try {
        deliver(broadcast, offset);
      } catch (error) {
        onError(error);
      }
    }
  }

  function hold(broadcast: Broadcast, event: NewMessages, offset: string | undefined): void {
    const audience = `${broadcast.nsp} ${eventOf(broadcast)} ${broadcast.data.opts.rooms.join(" ")}`;
    const first = held.get(audience);
    const count = event.messages.length + (first?.count ?? 0);
    if (first && count <= MERGED_MESSAGES_MAX) {
      held.set(audience, { broadcast: join(first.broadcast, broadcast), offset, count });
      return;
    }
    if (first) flush();
    if (held.size === 0) queueMicrotask(flush);
    held.set(audience, { broadcast, offset, count: event.messages.length });
  }

  return (message, offset) => {
    const event = newMessagesIn(message);
    if (event) return hold(message as Broadcast, event, offset);
    flush();
    deliver(message, offset);
  };
}

/** The payload of a broadcast that can be merged. What comes from the broker is of no certain form. */
function newMessagesIn(message: ClusterMessage): NewMessages | undefined {
  if (message.type !== MessageType.BROADCAST) return undefined;
  const { packet, opts, requestId } = (message as Partial<Broadcast>).data ?? {};
  const [name, payload] = ((packet as { data?: unknown } | undefined)?.data ?? []) as unknown[];
  const isPlain = requestId === undefined && Array.isArray(opts?.rooms) && Object.keys(opts.flags ?? {}).length === 0;
  if (!isPlain || !MERGED_EVENTS.includes(name)) return undefined;
  const { messages } = payload as NewMessages;
  return Array.isArray(messages) ? (payload as NewMessages) : undefined;
}

function eventOf({ data }: Broadcast): string {
  return (data.packet as { data: [string, NewMessages] }).data[0];
}

function join(one: Broadcast, other: Broadcast): Broadcast {
  const [[event, first], [, second]] = [one, other].map(({ data }) => (data.packet as { data: unknown }).data) as [
    [string, NewMessages],
    [string, NewMessages],
  ];
  const messages = [...first.messages, ...second.messages].sort((a, b) => a.seq - b.seq);
  const except = [...new Set([...one.data.opts.except, ...other.data.opts.except])];
  return {
    ...one,
    data: {
      ...one.data,
      opts: { ...one.data.opts, except },
      packet: { ...(one.data.packet as object), data: [event, { ...first, messages }] },
    },
  };
}
