import { expect, it } from "vitest";
import { excerptOf } from "./excerpt.ts";

const marked = (body: string, search: string) =>
  excerptOf(body, search)
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join("");

it("marks the beginnings of words that were searched for, whatever their case", () => {
  expect(marked("The Fox and the foxes, prefox", "fox")).toBe("The [Fox] and the [fox]es, prefox");
});

it("marks words of a phrase, and characters of a language without spaces", () => {
  expect(marked("a red fox", '"red fox"')).toBe("a [red] [fox]");
  expect(marked("東京都に住む", "京都")).toBe("東[京都]に住む");
});

it("begins near the first word, and ends after two lines", () => {
  const excerpt = marked(`${"x ".repeat(500)}needle ${"y ".repeat(500)}`, "needle");
  expect(excerpt).toMatch(/^…(x ){30}\[needle\] (y )+y?…$/);
  expect([...excerpt].length).toBeLessThan(250);
});

it("takes what looks like a pattern for text", () => {
  expect(marked("a.b (c) [d]", "(c)")).toBe("a.b ([c]) [d]");
  expect(marked("anything", "?!")).toBe("anything");
});

it("cuts no emoji in half", () => {
  expect(marked("😀".repeat(300), "none")).toBe(`${"😀".repeat(240)}…`);
});
