import type { Onlooker } from "@banter/domain";
import type { PersonPresence, PresenceState } from "@banter/protocol";
import type { BanterSocket } from "../node.ts";

type News = Map<BanterSocket, PersonPresence[]>;

/** Which connections of this node follow whom, and how the people followed are. Tells each what it may know. */
export function createOnlookers(onTold: (peopleCount: number) => void) {
  /** Of each person followed, who follows them, and whether they may see them. */
  const followers = new Map<string, Map<BanterSocket, boolean>>();
  const followedBy = new Map<BanterSocket, Set<string>>();
  const states = new Map<string, PresenceState>();

  function drop(socket: BanterSocket, userId: string): void {
    followedBy.get(socket)?.delete(userId);
    const all = followers.get(userId);
    all?.delete(socket);
    if (all?.size !== 0) return;
    followers.delete(userId);
    states.delete(userId);
  }

  function tell(news: News): void {
    for (const [socket, people] of news) {
      socket.emit("presence", { people });
      onTold(people.length);
    }
  }

  return {
    follow(socket: BanterSocket, userIds: readonly string[]): void {
      const own = followedBy.get(socket) ?? new Set<string>();
      followedBy.set(socket, own);
      for (const userId of userIds) {
        own.add(userId);
        const all = followers.get(userId) ?? new Map<BanterSocket, boolean>();
        followers.set(userId, all);
        if (!all.has(socket)) all.set(socket, false);
      }
    },

    unfollow(socket: BanterSocket, userIds: readonly string[]): void {
      for (const userId of userIds) drop(socket, userId);
    },

    forget(socket: BanterSocket): void {
      for (const userId of [...(followedBy.get(socket) ?? [])]) drop(socket, userId);
      followedBy.delete(socket);
    },

    /** How many a connection would follow with these. */
    countWith(socket: BanterSocket, userIds: readonly string[]): number {
      const own = followedBy.get(socket);
      return new Set([...(own ?? []), ...userIds]).size;
    },

    /** Who follows any of these people, and whom any of these people follow. */
    concerning(userIds: ReadonlySet<string>): Onlooker[] {
      const found = new Map<string, Onlooker>();
      const add = (viewerId: string, userId: string) => found.set(viewerId + userId, { viewerId, userId });
      for (const userId of userIds) {
        for (const socket of followers.get(userId)?.keys() ?? []) add(socket.data.actor.userId, userId);
      }
      for (const [socket, own] of followedBy) {
        const viewerId = socket.data.actor.userId;
        if (userIds.has(viewerId)) for (const userId of own) add(viewerId, userId);
      }
      return [...found.values()];
    },

    /** Which of these people a connection may see; it is not told, as it is about to be answered. */
    admit(socket: BanterSocket, userIds: readonly string[], visible: ReadonlySet<string>): void {
      for (const userId of userIds) {
        const all = followers.get(userId);
        if (all?.has(socket)) all.set(socket, visible.has(userId));
      }
    },

    /** Of the pairs asked about, these may see each other now. Tells those for whom that is news. */
    setVisible(asked: readonly Onlooker[], visible: readonly Onlooker[]): void {
      const seen = new Set(visible.map(keyOf));
      const news: News = new Map();
      for (const pair of asked) {
        const { viewerId, userId } = pair;
        const isVisible = seen.has(keyOf(pair));
        const all = followers.get(userId);
        for (const [socket, wasVisible] of all ?? []) {
          if (socket.data.actor.userId !== viewerId || wasVisible === isVisible) continue;
          all?.set(socket, isVisible);
          const state = isVisible ? states.get(userId) : "offline";
          if (state) addNews(news, socket, { userId, state });
        }
      }
      tell(news);
    },

    /** Those followed of whom it is not known how they are. */
    unknownAmong: (userIds: readonly string[]) => userIds.filter((id) => followers.has(id) && !states.has(id)),

    /**
     * Takes in how people are, and tells those who follow them what is new in it, but for a connection that is about to
     * be answered.
     */
    setStates(
      userIds: readonly string[],
      stateOf: (userId: string) => PresenceState | undefined,
      answered?: BanterSocket,
    ): void {
      const news: News = new Map();
      for (const userId of userIds) {
        const all = followers.get(userId);
        const state = stateOf(userId);
        if (!all || !state || states.get(userId) === state) continue;
        states.set(userId, state);
        for (const [socket, isVisible] of all) {
          if (isVisible && socket !== answered) addNews(news, socket, { userId, state });
        }
      }
      tell(news);
    },

    /** What one connection may know of these people just now. */
    seenBy(socket: BanterSocket, userIds: readonly string[]): PersonPresence[] {
      return userIds.flatMap((userId) => {
        const isVisible = followers.get(userId)?.get(socket);
        const state = isVisible ? states.get(userId) : "offline";
        return state ? { userId, state } : [];
      });
    },

    /** Nothing is known any more; says so to everybody who follows somebody. */
    loseSight(): void {
      states.clear();
      for (const [socket, own] of followedBy) if (own.size > 0) socket.emit("presence_unknown", {});
    },

    stateOf: (userId: string) => states.get(userId),
    isFollowed: (userId: string) => followers.has(userId),
    followed: () => [...followers.keys()],

    get followedCount(): number {
      return followers.size;
    },
  };
}

const keyOf = ({ viewerId, userId }: Onlooker) => viewerId + userId;

function addNews(news: News, socket: BanterSocket, person: PersonPresence): void {
  const people = news.get(socket);
  if (people) people.push(person);
  else news.set(socket, [person]);
}
