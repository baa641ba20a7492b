import type { Message, PinnedMessages } from "@banter/protocol";

/** The pins with messages in their new state; null where another one may be pinned now, so that they are to be asked for. */
export function pinsWith(data: PinnedMessages, changed: readonly Message[]): PinnedMessages | null {
  const pinned = new Map(data.messages.map((message) => [message.id, message]));
  const isSettled = changed.every(({ id, pinnedAt }) => (pinned.get(id)?.pinnedAt ?? null) === pinnedAt);
  if (!isSettled) return null;
  const byId = new Map(changed.map((message) => [message.id, message]));
  if (!data.messages.some(({ id }) => byId.has(id))) return data;
  return { messages: data.messages.map((message) => byId.get(message.id) ?? message) };
}
