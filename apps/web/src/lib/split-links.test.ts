import { describe, expect, test } from "vitest";
import { splitLinks } from "./split-links.ts";

const links = (text: string) => splitLinks(text).flatMap((part) => (part.kind === "link" ? [part.href] : []));
const joined = (text: string) =>
  splitLinks(text)
    .map((part) => part.text)
    .join("");

describe("splitLinks", () => {
  test("finds addresses between words", () => {
    expect(splitLinks("see https://example.org/a?b=c#d now")).toEqual([
      { kind: "text", text: "see " },
      { kind: "link", text: "https://example.org/a?b=c#d", href: "https://example.org/a?b=c#d" },
      { kind: "text", text: " now" },
    ]);
  });

  test.each([
    ["Look at https://example.org.", "https://example.org"],
    ["Really? (https://example.org/a)!", "https://example.org/a"],
    ["https://en.wikipedia.org/wiki/Go_(game)", "https://en.wikipedia.org/wiki/Go_(game)"],
    ["“https://example.org/”", "https://example.org/"],
    ["https://example.org/路径。", "https://example.org/路径"],
    ["https://example.org/a/", "https://example.org/a/"],
  ])("in %j the address is %s", (text, href) => {
    expect(links(text)).toEqual([href]);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "example.org",
    "https://",
    "http:///",
    "https://bank.example@evil.example",
    "xhttps://example.org",
    "file:///etc/passwd",
    "<https",
  ])("%j is no link", (text) => {
    expect(links(text)).toEqual([]);
  });

  test("markup stays text and ends an address", () => {
    expect(links('<a href="https://example.org" onclick="x">')).toEqual(["https://example.org"]);
  });

  test("invisible direction marks are no part of an address", () => {
    expect(links("https://example.org/\u202egpj.exe")).toEqual(["https://example.org/"]);
  });

  test.each(["", "plain", "https://a.example https://b.example\n\thttps://c.example.", "((https://a.example))"])(
    "keeps every character of %j",
    (text) => {
      expect(joined(text)).toBe(text);
    },
  );

  test("a long run of brackets takes no long time", () => {
    const text = `https://a.example/${")".repeat(4_000)}`;
    expect(joined(text)).toBe(text);
  });
});
