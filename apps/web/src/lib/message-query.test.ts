import { expect, it } from "vitest";
import { readMessageQuery } from "./message-query.ts";

const ROOM = "01a20e0e-12fd-7196-bf2e-d8f6fac94dae";

it("takes words and quotes as they are", () => {
  expect(readMessageQuery('  red "fox jumps"  ', undefined)).toEqual({ ok: true, query: { query: 'red "fox jumps"' } });
});

it("takes the author, the days and the room out", () => {
  expect(readMessageQuery("fox from:@Ann after:2026-01-31 before:2026-02-28", ROOM)).toEqual({
    ok: true,
    query: {
      query: "fox",
      roomId: ROOM,
      author: "Ann",
      from: new Date("2026-01-31T00:00:00").toISOString(),
      until: new Date("2026-02-28T00:00:00").toISOString(),
    },
  });
});

it.each([
  ["fox after:yesterday", { kind: "day", word: "after" }],
  ["fox before:2026-13-01", { kind: "day", word: "before" }],
  ["from:ann after:2026-01-31", { kind: "noWord" }],
  ["?!", { kind: "refused", message: "Search for a word or a number" }],
  ["fox from:a", { kind: "refused", message: "Username must have at least 3 characters" }],
])("says what is wrong with %j", (text, problem) => {
  expect(readMessageQuery(text, undefined)).toEqual({ ok: false, problem });
});
