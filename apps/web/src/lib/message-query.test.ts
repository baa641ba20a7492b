import { expect, it } from "vitest";
import { readMessageQuery, type SearchFilters } from "./message-query.ts";

const ROOM = "01a20e0e-12fd-7196-bf2e-d8f6fac94dae";
const GARDEN = "01a20e0e-12fd-7196-bf2e-d8f6fac94daf";

const findRoom = (name: string) => ({ garden: GARDEN, "my room": ROOM })[name.toLowerCase()];
const read = (text: string, filters: SearchFilters = {}) => readMessageQuery(text, filters, findRoom);
const at = (day: string) => new Date(`${day}T00:00:00`).toISOString();

it("takes words and quotes as they are", () => {
  expect(read('  red "fox jumps"  ')).toEqual({ ok: true, query: { query: 'red "fox jumps"' } });
});

it("takes the author, the days and the room out", () => {
  expect(read("fox from:@Ann after:2026-01-31 in:Garden before:2026-02-28")).toEqual({
    ok: true,
    query: { query: "fox", roomId: GARDEN, author: "Ann", from: at("2026-01-31"), until: at("2026-02-28") },
  });
  expect(read('fox in:"My room" den')).toEqual({ ok: true, query: { query: "fox den", roomId: ROOM } });
  expect(read("fox in:„my room“")).toEqual({ ok: true, query: { query: "fox", roomId: ROOM } });
});

it("takes the filters, the last day with all of it, and goes by what is typed instead of them", () => {
  const filters = { roomId: ROOM, author: "@ben", from: "2026-01-31", to: "2026-02-28" };
  expect(read("fox", filters)).toEqual({
    ok: true,
    query: { query: "fox", roomId: ROOM, author: "ben", from: at("2026-01-31"), until: at("2026-03-01") },
  });
  expect(read("fox from:ann in:garden before:2026-02-01", filters)).toEqual({
    ok: true,
    query: { query: "fox", roomId: GARDEN, author: "ann", from: at("2026-01-31"), until: at("2026-02-01") },
  });
  expect(read("fox", { roomId: "", author: "", from: "", to: "" })).toEqual({ ok: true, query: { query: "fox" } });
});

it("needs no word for an author or a room", () => {
  expect(read("from:ann after:2026-01-31")).toMatchObject({ ok: true, query: { query: "", author: "ann" } });
  expect(read("", { roomId: ROOM })).toEqual({ ok: true, query: { query: "", roomId: ROOM } });
});

it.each([
  ["fox after:yesterday", { kind: "day", word: "after" }],
  ["fox before:2026-13-01", { kind: "day", word: "before" }],
  ["fox in:nowhere", { kind: "room", name: "nowhere" }],
  ["after:2026-01-31", { kind: "refused", message: "Search for a word, or choose a room or an author" }],
  ["?!", { kind: "refused", message: "Search for a word or a number" }],
  ["fox from:a", { kind: "refused", message: "Username must have at least 3 characters" }],
])("says what is wrong with %j", (text, problem) => {
  expect(read(text)).toEqual({ ok: false, problem });
});
