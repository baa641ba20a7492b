import { AppError, LIMITS, type Person } from "@banter/protocol";

/** How it is between two people, as one of them stands to it, under the lock of both. */
export interface FriendFacts {
  other: Person;
  /** `unseen`: the actor asked somebody who blocks them, and only the actor sees the request. */
  relation: "none" | "requested" | "unseen" | "asked" | "friends";
  isBlockedByActor: boolean;
  isBlockedByOther: boolean;
  /** The actor's requests that wait, unseen ones included. */
  actorRequestsCount: number;
  actorFriendsCount: number;
  otherFriendsCount: number;
}

/** What becomes of a friendship; `ask_unseen` keeps a request from everybody but its asker. */
export type FriendChange = "none" | "ask" | "ask_unseen" | "accept" | "remove";

/** Whether a request is made; one that crosses another's is the answer to it. @throws AppError FORBIDDEN, CONFLICT. */
export function decideRequest(facts: FriendFacts): FriendChange {
  if (facts.isBlockedByActor) {
    throw new AppError("FORBIDDEN", "You block this person. Unblock them first", { reason: "you_block_them" });
  }
  if (facts.relation === "friends" || facts.relation === "requested") return "none";
  if (facts.relation === "unseen" && facts.isBlockedByOther) return "none";
  if (facts.relation === "asked") return decideAcceptance(facts);
  // One more than an unseen request that becomes a real one.
  const others = facts.actorRequestsCount - (facts.relation === "unseen" ? 1 : 0);
  if (others >= LIMITS.friendRequestsMaxWaiting) {
    throw tooMany(`${LIMITS.friendRequestsMaxWaiting} of your requests wait for an answer. Take one back first`);
  }
  return facts.isBlockedByOther ? "ask_unseen" : "ask";
}

/** @throws AppError NOT_FOUND without a request, CONFLICT too_many. */
export function decideAcceptance(facts: FriendFacts): FriendChange {
  if (facts.relation === "friends") return "none";
  if (facts.relation !== "asked") throw new AppError("NOT_FOUND", "This person does not ask you any more");
  if (facts.actorFriendsCount >= LIMITS.friendsMaxPeople) {
    throw tooMany(`You have ${LIMITS.friendsMaxPeople} friends. Remove one first`);
  }
  if (facts.otherFriendsCount >= LIMITS.friendsMaxPeople) {
    throw tooMany("This person has as many friends as one can have");
  }
  return "accept";
}

function tooMany(message: string): AppError {
  return new AppError("CONFLICT", message, { reason: "too_many" });
}
