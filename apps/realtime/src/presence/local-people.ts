import type { NodePresence } from "@banter/database";
import type { PresenceState } from "@banter/protocol";

/** Somebody who reloads a page, or whose connection stumbles, has not gone. */
const GRACE_MS = 3_000;

/**
 * How the people on this node are, over all of their connections here, and what of it the database does not know yet.
 * `onChange` is called when there is more of that.
 */
export function createLocalPeople(onChange: () => void, graceMs = GRACE_MS) {
  /** Of each person, by connection, whether they are away there. */
  const people = new Map<string, Map<string, boolean>>();
  const leaving = new Map<string, NodeJS.Timeout>();
  /** What the database holds; nobody in it is offline. */
  let written = new Map<string, PresenceState>();
  const unsure = new Set<string>();

  function stateOf(userId: string): PresenceState {
    const connections = people.get(userId);
    if (!connections) return "offline";
    for (const isAway of connections.values()) if (!isAway) return "online";
    // Nobody is left for the moment of grace: as good as away, but nobody needs to be told.
    return connections.size > 0 ? "away" : (written.get(userId) ?? "online");
  }

  function changed(userId: string): void {
    if (stateOf(userId) === (written.get(userId) ?? "offline")) return;
    unsure.add(userId);
    onChange();
  }

  return {
    /** A connection of theirs is here, and whether they are away there. */
    set(userId: string, connectionId: string, isAway: boolean): void {
      clearTimeout(leaving.get(userId));
      leaving.delete(userId);
      const connections = people.get(userId) ?? new Map<string, boolean>();
      people.set(userId, connections.set(connectionId, isAway));
      changed(userId);
    },

    remove(userId: string, connectionId: string): void {
      const connections = people.get(userId);
      if (!connections?.delete(connectionId)) return;
      if (connections.size > 0) {
        changed(userId);
        return;
      }
      const leave = () => {
        leaving.delete(userId);
        people.delete(userId);
        changed(userId);
      };
      leaving.set(userId, setTimeout(leave, graceMs).unref());
    },

    /** What is to be written. */
    unwritten(): NodePresence[] {
      return [...unsure]
        .map((userId) => ({ userId, state: stateOf(userId) }))
        .filter(({ userId, state }) => state !== (written.get(userId) ?? "offline"));
    },

    noteWritten(saved: NodePresence[]): void {
      for (const { userId, state } of saved) {
        if (state === "offline") written.delete(userId);
        else written.set(userId, state);
        if (stateOf(userId) === state) unsure.delete(userId);
      }
    },

    /** Takes what the database really holds for the truth about it, and looks through everybody. */
    compare(held: ReadonlyMap<string, PresenceState>): void {
      written = new Map(held);
      unsure.clear();
      for (const userId of [...people.keys(), ...held.keys()]) changed(userId);
    },

    get count(): number {
      return people.size;
    },

    stop(): void {
      for (const timer of leaving.values()) clearTimeout(timer);
    },
  };
}
