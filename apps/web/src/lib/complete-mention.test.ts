import { describe, expect, it } from "vitest";
import { findTypedMention } from "./complete-mention.ts";

const nameIn = (text: string) => findTypedMention(text, text.length)?.name ?? null;

describe("a mention that is being typed", () => {
  it("begins with an @, at the start, after a space or a bracket", () => {
    expect([nameIn("@"), nameIn("@An"), nameIn("hello @an"), nameIn("(@an")]).toEqual(["", "an", "an", "an"]);
  });

  it("is none within an address, a path or another word, nor once it is over", () => {
    for (const text of ["ann@garden", "/@an", "@an ", "@an!", "@@an", `@${"a".repeat(40)}`, ""]) {
      expect(nameIn(text)).toBeNull();
    }
  });

  it("is told with its place", () => {
    expect(findTypedMention("hello @an there", 9)).toEqual({ start: 6, end: 9, name: "an" });
  });
});
