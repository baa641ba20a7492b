import { describe, expect, it } from "vitest";
import { findTypedShortcode, suggestEmoji } from "./complete-shortcode.ts";

const find = (text: string) => findTypedShortcode(text, text.length);
const SHORTCODES = [
  ["unicorn_face", "🦄"],
  ["smile_cat", "😸"],
  ["smile", "😄"],
  ["+1", "👍"],
] as const;

describe("a shortcode", () => {
  it.each([
    ["hi :smi", { start: 3, end: 7, name: "smi", isClosed: false }],
    [":+1:", { start: 0, end: 4, name: "+1", isClosed: true }],
    ["(:SMILE", { start: 1, end: 7, name: "smile", isClosed: false }],
  ])("is being typed in %j", (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it.each(["", ":s", "at 10:30", "https://a", "a:smile", ": smile", "::"])("is not being typed in %j", (text) => {
    expect(find(text)).toBeNull();
  });

  it("is found by its beginning first, the shortest in front", () => {
    const typed = find(":smi");
    expect(typed && suggestEmoji(SHORTCODES, typed).map(([code]) => code)).toEqual(["smile", "smile_cat"]);
    const middle = find(":face");
    expect(middle && suggestEmoji(SHORTCODES, middle)).toEqual([["unicorn_face", "🦄"]]);
  });

  it("that is closed means one emoji, or none", () => {
    const [known, unknown] = [find(":smile:"), find(":smil:")];
    expect(known && suggestEmoji(SHORTCODES, known)).toEqual([["smile", "😄"]]);
    expect(unknown && suggestEmoji(SHORTCODES, unknown)).toEqual([]);
  });
});
