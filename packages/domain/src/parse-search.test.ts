import { expect, it } from "vitest";
import { parseSearch } from "./parse-search.ts";

const parsed = (query: string) => parseSearch(query).map(({ text, isPrefix }) => (isPrefix ? `${text}*` : text));

it("takes each word as the beginning of one", () => {
  expect(parsed(" red  Fox\tjump ")).toEqual(["red*", "Fox*", "jump*"]);
});

it("takes what is in quotes as it stands, in whatever quotes", () => {
  expect(parsed('say "red fox" now')).toEqual(["say*", "red fox", "now*"]);
  expect(parsed("„roter Fuchs“ «renard roux»")).toEqual(["roter Fuchs", "renard roux"]);
});

it("takes a quote that nobody closed to the end", () => {
  expect(parsed('the "red fox')).toEqual(["the*", "red fox"]);
});

it("leaves out what holds neither letter nor number", () => {
  expect(parsed('a -- "!?" b')).toEqual(["a*", "b*"]);
});
