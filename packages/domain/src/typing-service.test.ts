import { LIMITS, type Typing } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { createTypingService, type TypingFacts } from "./typing-service.ts";

const ann = { userId: "ann", username: "Ann", role: "USER" as const, sessionId: "s" };
const FACTS: TypingFacts = { isMember: true, mayWrite: true, isArchived: false, memberCount: 2 };

/** What becomes of one word of it. */
async function say(facts: Partial<TypingFacts> = {}, waitMs = 0) {
  const told: Typing[] = [];
  const service = createTypingService({
    readTypingFacts: async () => ({ ...FACTS, ...facts }),
    takeTurn: () => waitMs,
    announcer: { typing: (event) => told.push(event) },
  });
  const error = await service.say(ann, { roomId: "room" }).then(
    () => undefined,
    (refusal: unknown) => refusal,
  );
  return { told, error };
}

describe("somebody who writes", () => {
  it("is named to the room", async () => {
    expect(await say()).toEqual({ told: [{ roomId: "room", userId: "ann", username: "Ann" }], error: undefined });
  });

  it("is not, in a room that they are not in or that is archived, to somebody who is no friend, and too often", async () => {
    const refusals = [
      [await say({ isMember: false }), { code: "FORBIDDEN", reason: "not_a_member" }],
      [await say({ mayWrite: false }), { code: "FORBIDDEN", reason: "not_friends" }],
      [await say({ isArchived: true }), { code: "FORBIDDEN", reason: "room_archived" }],
      [await say({}, 70), { code: "RATE_LIMITED", retryAfterMs: 70 }],
    ] as const;
    for (const [{ told, error }, expected] of refusals) {
      expect(error).toMatchObject(expected);
      expect(told).toEqual([]);
    }
  });

  it("is not named in a large room, which is no failure", async () => {
    expect((await say({ memberCount: LIMITS.typingMaxMembers })).told).toHaveLength(1);
    expect(await say({ memberCount: LIMITS.typingMaxMembers + 1 })).toEqual({ told: [], error: undefined });
  });
});
