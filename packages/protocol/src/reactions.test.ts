import { describe, expect, it } from "vitest";
import { peopleOf, withoutReactionsOf } from "./reacting-people.ts";
import { Emoji, type Reaction } from "./reactions.ts";

const [ann, ben, cat] = ["ann", "ben", "cat"].map((name) => ({ id: name, username: name })) as [
  { id: string; username: string },
  { id: string; username: string },
  { id: string; username: string },
];

describe("an emoji", () => {
  it.each(["👍", "👍🏽", "❤️", "🇫🇷", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👨‍👩‍👧‍👦", "👩🏽‍❤️‍💋‍👨🏿", "1️⃣", "🫘", "🏳️‍🌈"])("may be %s", (emoji) => {
    expect(Emoji.parse(emoji)).toBe(emoji);
  });

  it("is written in one way", () => {
    expect(Emoji.parse("❤")).toBe("❤️");
    expect(Emoji.parse("☀")).toBe("☀️");
    expect(Emoji.parse("👍")).toBe("👍");
    expect(Emoji.parse("👍\uFE0F")).toBe("👍");
  });

  it.each(["", "a", "👍👍", "👍 ", ":+1:", "<b>", "1", "🇫", "\u200d", `👨${"‍👩".repeat(10)}`, "👍".repeat(2000)])(
    "is not %j",
    (text) => {
      expect(Emoji.safeParse(text).success).toBe(false);
    },
  );
});

describe("reactions", () => {
  const reactions: Reaction[] = [
    { emoji: "👍", count: 30, people: [ann, ben] },
    { emoji: "🫘", count: 1, people: [ben] },
  ];
  const message = { author: cat, reactions };

  it("show their people", () => {
    expect(peopleOf([message])).toEqual(new Set(["cat", "ann", "ben"]));
  });

  it("leave out who is hidden, and count them no more", () => {
    expect(withoutReactionsOf(message, (id) => id === "ben").reactions).toEqual([
      { emoji: "👍", count: 29, people: [ann] },
    ]);
    expect(withoutReactionsOf(message, () => false)).toBe(message);
  });
});
