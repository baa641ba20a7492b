import type { PresenceList, PresenceState, WatchPresence } from "@banter/protocol";
import type { Actor } from "./actor.ts";

/** Somebody who would like to know how another person is. */
export interface Onlooker {
  viewerId: string;
  userId: string;
}

export interface PresencePorts {
  /**
   * Those of these pairs where the viewer may know: oneself, friends, and people of one room that is no conversation
   * of two. Never somebody whom the viewer blocks; who is blocked sees what they would see without it, or they would
   * learn of it.
   */
  findVisible(pairs: Onlooker[]): Promise<Onlooker[]>;
  /** Who of these people is online or away, on whatever node; the others are offline. */
  readPresence(userIds: string[]): Promise<Map<string, PresenceState>>;
}

export type PresenceService = ReturnType<typeof createPresenceService>;

/** How people are. Whom one may not see looks like anybody who is offline. */
export function createPresenceService({ findVisible, readPresence }: PresencePorts) {
  return {
    async list(actor: Actor, { userIds }: WatchPresence): Promise<PresenceList> {
      const visible = await findVisible(userIds.map((userId) => ({ viewerId: actor.userId, userId })));
      const seen = new Set(visible.map(({ userId }) => userId));
      const states = await readPresence([...seen]);
      const stateOf = (userId: string) => (seen.has(userId) ? states.get(userId) : undefined) ?? "offline";
      return { people: [...new Set(userIds)].map((userId) => ({ userId, state: stateOf(userId) })) };
    },
  };
}
