import { describe, expect, it } from "vitest";
import { createPresenceService } from "./presence-service.ts";

const ann = { userId: "ann", username: "ann", role: "USER" as const, sessionId: "s" };

describe("a list of presence", () => {
  it("tells who is online or away of those whom one may see; everybody else looks offline", async () => {
    const asked: string[][] = [];
    const service = createPresenceService({
      findVisible: async (pairs) => pairs.filter(({ viewerId, userId }) => viewerId === "ann" && userId !== "stranger"),
      async readPresence(userIds) {
        asked.push(userIds);
        return new Map([
          ["ben", "online"],
          ["cat", "away"],
          ["stranger", "online"],
        ]);
      },
    });
    const { people } = await service.list(ann, { userIds: ["ben", "cat", "dan", "stranger", "ben"] });
    expect(people).toEqual([
      { userId: "ben", state: "online" },
      { userId: "cat", state: "away" },
      { userId: "dan", state: "offline" },
      { userId: "stranger", state: "offline" },
    ]);
    expect(asked.flat()).not.toContain("stranger");
  });
});
