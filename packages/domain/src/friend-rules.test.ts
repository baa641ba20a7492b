import { LIMITS } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { decideAcceptance, decideRequest, type FriendFacts } from "./friend-rules.ts";

function facts(changes: Partial<FriendFacts> = {}): FriendFacts {
  return {
    other: { id: "u2", username: "ben" },
    relation: "none",
    isBlockedByActor: false,
    isBlockedByOther: false,
    actorRequestsCount: 0,
    actorFriendsCount: 0,
    otherFriendsCount: 0,
    ...changes,
  };
}

describe("a request", () => {
  it.each([
    ["is made between strangers", facts(), "ask"],
    ["is made once", facts({ relation: "requested" }), "none"],
    ["changes nothing among friends", facts({ relation: "friends" }), "none"],
    ["is the answer to one that crosses it", facts({ relation: "asked" }), "accept"],
    ["is kept from whoever blocks the asker", facts({ isBlockedByOther: true }), "ask_unseen"],
    ["that is unseen is not made again", facts({ relation: "unseen", isBlockedByOther: true }), "none"],
    ["that was unseen is seen once the block is gone", facts({ relation: "unseen" }), "ask"],
  ] as const)("%s", (_, given, change) => {
    expect(decideRequest(given)).toBe(change);
  });

  it("needs that one does not block the person oneself", () => {
    expect(() => decideRequest(facts({ isBlockedByActor: true, isBlockedByOther: true }))).toThrow(
      expect.objectContaining({ code: "FORBIDDEN", reason: "you_block_them" }),
    );
  });

  it("is refused alike, blocked or not, to one whose requests wait in great number", () => {
    const actorRequestsCount = LIMITS.friendRequestsMaxWaiting;
    for (const isBlockedByOther of [true, false]) {
      expect(() => decideRequest(facts({ actorRequestsCount, isBlockedByOther }))).toThrow(
        expect.objectContaining({ code: "CONFLICT", reason: "too_many" }),
      );
    }
    expect(decideRequest(facts({ relation: "unseen", actorRequestsCount }))).toBe("ask");
    expect(decideRequest(facts({ relation: "asked", actorRequestsCount }))).toBe("accept");
  });
});

describe("an acceptance", () => {
  it("needs a request of the other", () => {
    expect(decideAcceptance(facts({ relation: "asked" }))).toBe("accept");
    expect(decideAcceptance(facts({ relation: "friends" }))).toBe("none");
    for (const relation of ["none", "requested", "unseen"] as const) {
      expect(() => decideAcceptance(facts({ relation }))).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
    }
  });

  it("is refused when either has as many friends as one can have", () => {
    const full = LIMITS.friendsMaxPeople;
    for (const counts of [{ actorFriendsCount: full }, { otherFriendsCount: full }]) {
      expect(() => decideAcceptance(facts({ relation: "asked", ...counts }))).toThrow(
        expect.objectContaining({ code: "CONFLICT", reason: "too_many" }),
      );
    }
  });
});
