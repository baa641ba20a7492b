import {
  AppError,
  type FindPeople,
  type FoundPeople,
  type Friend,
  type FriendList,
  type FriendRef,
  type FriendRequestCount,
  type Person,
} from "@banter/protocol";
import type { Acting, Actor } from "./actor.ts";
import type { Announcer } from "./announcer.ts";
import { decideAcceptance, decideRequest, type FriendChange, type FriendFacts } from "./friend-rules.ts";
import type { Throttle } from "./throttle.ts";

/** What was there and what is there now; `since` is of the latter. */
export interface FriendOutcome {
  change: FriendChange;
  other: Person;
  before: FriendFacts["relation"];
  since: string;
}

export interface FriendPorts {
  /**
   * Changes what is between two people, in one transaction under the lock of both, as `decide` says; what it throws
   * ends it without a change. Null for nobody of that id. @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN
   * banned.
   */
  changeFriendship(
    actor: Acting,
    otherId: string,
    decide: (facts: FriendFacts) => FriendChange,
  ): Promise<FriendOutcome | null>;
  listFriends(userId: string): Promise<FriendList>;
  /** How many people ask the person. */
  countAsked(userId: string): Promise<number>;
  /** Other people than the person, by the beginning of a name. */
  findPeople(userId: string, query: FindPeople): Promise<FoundPeople>;
  /** Both per person. */
  requests: Throttle;
  searches: Throttle;
  announcer: Pick<Announcer, "friendRequested" | "friendAccepted" | "friendRemoved">;
}

export type FriendService = ReturnType<typeof createFriendService>;

/** Friends, and the requests that come before. Who is blocked cannot tell it from a request that nobody answers. */
export function createFriendService({ announcer, ...ports }: FriendPorts) {
  async function change(actor: Actor, otherId: string, decide: (facts: FriendFacts) => FriendChange) {
    if (otherId === actor.userId) {
      throw new AppError("FORBIDDEN", "You cannot be your own friend", { reason: "own_account" });
    }
    const outcome = await ports.changeFriendship(actor, otherId, decide);
    if (!outcome) throw new AppError("NOT_FOUND", "No such person");
    announce(actor, outcome);
    return outcome;
  }

  function announce(actor: Actor, { change: made, other, before, since }: FriendOutcome): void {
    const me = { id: actor.userId, username: actor.username };
    if (made === "ask" || made === "ask_unseen") {
      announcer.friendRequested(me.id, { ...other, relation: "requested", since });
    }
    if (made === "ask") announcer.friendRequested(other.id, { ...me, relation: "asked", since });
    if (made === "accept") {
      announcer.friendAccepted(me.id, { ...other, relation: "friends", since });
      announcer.friendAccepted(other.id, { ...me, relation: "friends", since });
    }
    if (made === "remove") {
      announcer.friendRemoved(me.id, other.id);
      if (before !== "unseen") announcer.friendRemoved(other.id, me.id);
    }
  }

  async function end(actor: Actor, userId: string, which: readonly FriendFacts["relation"][]): Promise<FriendRef> {
    await change(actor, userId, ({ relation }) => (which.includes(relation) ? "remove" : "none"));
    return { userId };
  }

  return {
    /**
     * Asks somebody to be friends; who is asked by them already becomes their friend. Idempotent.
     * @throws AppError NOT_FOUND, FORBIDDEN own_account or you_block_them, CONFLICT too_many, RATE_LIMITED.
     */
    async request(actor: Actor, { userId }: FriendRef): Promise<Friend> {
      await ports.requests.take(actor.userId);
      return toFriend(await change(actor, userId, decideRequest));
    },

    /** Idempotent. @throws AppError NOT_FOUND when nothing was asked (any more), CONFLICT too_many. */
    async accept(actor: Actor, { userId }: FriendRef): Promise<Friend> {
      return toFriend(await change(actor, userId, decideAcceptance));
    },

    /** Refuses a request; a friendship stays. Idempotent. @throws AppError NOT_FOUND. */
    async decline(actor: Actor, { userId }: FriendRef): Promise<FriendRef> {
      return end(actor, userId, ["asked"]);
    },

    /** Takes one's own request back; a friendship stays. Idempotent. @throws AppError NOT_FOUND. */
    async cancel(actor: Actor, { userId }: FriendRef): Promise<FriendRef> {
      return end(actor, userId, ["requested", "unseen"]);
    },

    /** Ends a friendship, or a request of either side. Idempotent. @throws AppError NOT_FOUND. */
    async remove(actor: Actor, { userId }: FriendRef): Promise<FriendRef> {
      return end(actor, userId, ["asked", "requested", "unseen", "friends"]);
    },

    async list(actor: Actor): Promise<FriendList> {
      return ports.listFriends(actor.userId);
    },

    async countRequests(actor: Actor): Promise<FriendRequestCount> {
      return { askedCount: await ports.countAsked(actor.userId) };
    },

    /** @throws AppError RATE_LIMITED. */
    async find(actor: Actor, query: FindPeople): Promise<FoundPeople> {
      await ports.searches.take(actor.userId);
      return ports.findPeople(actor.userId, query);
    },
  };
}

function toFriend({ change, other, before, since }: FriendOutcome): Friend {
  const areFriends = change === "accept" || (change === "none" && before === "friends");
  return { ...other, relation: areFriends ? "friends" : "requested", since };
}
