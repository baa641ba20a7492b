import { describe, expect, it } from "vitest";
import { type ConversationPages, conversationsIn, withNewest } from "./conversation-pages.ts";

const conversation = (name: string) => ({
  person: { id: name, username: name },
  roomId: `room of ${name}`,
  lastMessageAt: "2026-01-01T00:00:00.000Z",
});
const data: ConversationPages = {
  pages: [
    { conversations: [conversation("ann"), conversation("ben")], nextCursor: "next" },
    { conversations: [conversation("cat")], nextCursor: null },
  ],
  pageParams: [null, "next"],
};
const LATER = "2026-02-02T00:00:00.000Z";

describe("a list of conversations", () => {
  it("has the one in front in which somebody has just written, from whatever page, once", () => {
    const moved = withNewest(data, "room of cat", LATER);
    expect(moved && conversationsIn(moved).map(({ person }) => person.id)).toEqual(["cat", "ann", "ben"]);
    expect(moved && conversationsIn(moved)[0]?.lastMessageAt).toBe(LATER);
  });

  it("does not know a new one", () => {
    expect(withNewest(data, "room of dan", LATER)).toBeNull();
  });
});
