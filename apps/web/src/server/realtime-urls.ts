import type { Actor } from "@banter/domain";

/** Sessions whose node is remembered; whoever was away longest is forgotten first and may get another node. */
const REMEMBERED_SESSIONS_MAX = 100_000;

/**
 * Spreads people over the realtime nodes: each new session begins with the next node, and keeps it over reloads. The
 * other nodes follow in order, for a client whose first one is gone.
 */
export function createRealtimeUrls(urls: readonly string[], rememberedMax = REMEMBERED_SESSIONS_MAX) {
  const firstOf = new Map<string, number>();
  let next = 0;

  return function realtimeUrls({ sessionId }: Pick<Actor, "sessionId">): string[] {
    const first = firstOf.get(sessionId) ?? next++ % urls.length;
    firstOf.delete(sessionId);
    firstOf.set(sessionId, first);
    const [oldest] = firstOf.keys();
    if (firstOf.size > rememberedMax && oldest !== undefined) firstOf.delete(oldest);
    return [...urls.slice(first), ...urls.slice(0, first)];
  };
}
