import { LIMITS } from "@banter/protocol";
import { NAUGHTY_STRINGS } from "@banter/testing";
import { describe, expect, it } from "vitest";
import { type Block, formatMessage, plainTextOf, type Span } from "./format-message.ts";

/** The tree in one line: b(…) for bold and so on. */
function sketch(body: string): string {
  return formatMessage(body).map(sketchBlock).join(" / ");
}

function sketchBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.children.map(sketchSpan).join("");
    case "code":
      return `code:${block.language}(${block.text})`;
    case "quote":
      return `quote(${block.children.map(sketchBlock).join(" / ")})`;
    case "list":
      return `list${block.start ?? ""}(${block.items.map((item) => item.map(sketchBlock).join(" / ")).join("; ")})`;
  }
}

function sketchSpan(span: Span): string {
  if (span.kind === "text") return span.text;
  if (span.kind === "code") return `code(${span.text})`;
  const inner = span.children.map(sketchSpan).join("");
  return span.kind === "link" ? `link<${span.href}>(${inner})` : `${span.kind}(${inner})`;
}

describe("formatting", () => {
  it.each([
    ["**bold** and *italic*, _too_", "bold(bold) and italic(italic), italic(too)"],
    ["~~gone~~ ||secret **x**||", "strike(gone) spoiler(secret bold(x))"],
    ["`a*b*`", "code(a*b*)"],
    ["```js\nlet a = 1;\n\nb\n```", "code:js(let a = 1;\n\nb)"],
    ["> one\n> two\nafter", "quote(one\ntwo\nafter)"],
    ["- a\n- b\n  - c", "list(a; b / list(c))"],
    ["3. three\n4. four", "list3(three; four)"],
    ["[docs](https://example.org/a)", "link<https://example.org/a>(docs)"],
    ["see https://example.org/a_b_c.", "see link<https://example.org/a_b_c>(https://example.org/a_b_c)."],
    ["[mail](mailto:a@b.example)", "link<mailto:a@b.example>(mail)"],
  ])("reads %j", (body, expected) => {
    expect(sketch(body)).toBe(expected);
  });

  it.each([
    "one\ntwo",
    "one\n\n\ntwo",
    "  indented\n    more",
    "snake_case_name",
    ">_<",
    "-",
    "1.",
    "# not a heading",
    "---",
    "<b>bold</b> &amp; <script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,a)",
    "a | b | c",
    "5 * 3 * 2",
    "¯\\_(ツ)_/¯",
    "a\t\tb   c",
    "** not bold **",
    "||",
    "||||",
  ])("leaves %j as it is", (body) => {
    expect(sketch(body)).toBe(body);
  });

  it("takes a mark its meaning with a backslash", () => {
    expect(sketch("\\*not italic\\*")).toBe("*not italic*");
  });

  it("says where a link leads that calls itself by another address", () => {
    expect(sketch("[https://bank.example](https://evil.example)")).toBe(
      "link<https://evil.example>(https://bank.example) (https://evil.example)",
    );
  });

  it("has a plain text, in which spoilers stay covered", () => {
    expect(plainTextOf("> **hi**\n\n||secret||\n- a\n- b")).toBe("hi ▒▒▒ a b");
  });

  it("leads to an address that was copied from HTML, and takes nothing else in one for HTML", () => {
    const [block] = formatMessage("[here](https://a.example/?b=1&amp;c=2&copy;=3)");
    expect(block).toMatchObject({ children: [{ kind: "link", href: "https://a.example/?b=1&c=2&copy;=3" }] });
  });

  it("loses nothing of naughty strings but marks", () => {
    const bare = (text: string) => text.replace(/[\s*_~`|>\\[\]()+-]|\d+[.)]/g, "");
    for (const body of NAUGHTY_STRINGS) {
      if (body.includes("\r") || body.includes("||") || body.startsWith("```")) continue;
      expect(bare(plainTextOf(body))).toBe(bare(body));
    }
  });

  it.each([
    ["quotes", "> ".repeat(2000)],
    ["lists", "- ".repeat(2000)],
    ["brackets", "[".repeat(4000)],
    ["links", "[a](".repeat(1000)],
    ["stars", "*a _b ".repeat(666)],
    ["many stars", "*".repeat(4000)],
    ["backticks", Array.from({ length: 88 }, (_, n) => "`".repeat(n)).join("a")],
    ["spoilers", "||a".repeat(1333)],
    ["spoilers in brackets", "[||".repeat(1333)],
    ["tildes", "~~a ~".repeat(800)],
    ["nested lists", Array.from({ length: 80 }, (_, n) => `${" ".repeat(n)}- a`).join("\n")],
    ["lines", "a\n".repeat(2000)],
    ["backslashes", "\\".repeat(4000)],
  ])("reads the longest message of %s a hundred times before the test's patience ends", (_, body) => {
    const text = body.repeat(8).slice(0, LIMITS.messageMaxChars);
    for (let round = 0; round < 100; round += 1) expect(formatMessage(text).length).toBeGreaterThan(0);
  });
});
