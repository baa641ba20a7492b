import { LIMITS } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { mentionedNames, splitMentions } from "./mention-names.ts";

describe("the names that a message mentions", () => {
  it.each([
    ["@ann", ["ann"]],
    ["Hi @Ann, and @BEN!", ["ann", "ben"]],
    ['(@ann) "@ben": @cleo_9.', ["ann", "ben", "cleo_9"]],
    ["@ann @ANN @ann", ["ann"]],
    ["@room: dinner", ["room"]],
    ["two\n@ann\nlines", ["ann"]],
    ["**@ann** and ~~@ben~~", ["ann", "ben"]],
  ])("%j", (body, names) => expect(mentionedNames(body)).toEqual(names));

  it.each([
    "nobody",
    "ann@example.org",
    "@@ann",
    "a.@ann",
    "https://example.org/@ann",
    "@an",
    `@${"a".repeat(33)}`,
    "@",
    "`@ann`",
    "``a ` @ann``",
    "```\n@ann\n```",
    "```\n@ann, never closed",
  ])("are none in %j", (body) => expect(mentionedNames(body)).toEqual([]));

  it("are those outside of code", () => {
    expect(mentionedNames("@ann says `@ben` and\n```js\n@cleo\n```\n@dora `@eve")).toEqual(["ann", "dora", "eve"]);
  });

  it("are no more than the limit, and found in a moment in a text made to be slow", () => {
    const many = Array.from({ length: 200 }, (_, n) => `@person${n}`).join(" ");
    expect(mentionedNames(many)).toHaveLength(LIMITS.mentionsMaxPeople);
    for (const piece of ["`@a", "@aaa@", "```\n@a", "`` ` @ann "]) {
      const body = piece.repeat(Math.floor(LIMITS.messageMaxChars / piece.length));
      expect(mentionedNames(body).length).toBeLessThanOrEqual(LIMITS.mentionsMaxPeople);
    }
  });
});

it("cuts a text at its mentions, to the character", () => {
  const text = "Hi @Ann, mail ann@example.org @ben";
  expect(splitMentions(text)).toEqual([
    { text: "Hi ", name: null },
    { text: "@Ann", name: "ann" },
    { text: ", mail ann@example.org ", name: null },
    { text: "@ben", name: "ben" },
  ]);
});
