import type { FoundMessage, Message } from "@banter/protocol";
import { expect, it } from "vitest";
import { type FoundPages, withChangedResults, withoutResultsIn, withoutResultsOf } from "./found-pages.ts";

const message = (id: string, author: string, rev = 1, body: string | null = id) =>
  ({ id, rev, body, author: { id: author, username: author } }) as Message;
const result = (id: string, author: string, roomId: string) =>
  ({ message: message(id, author), room: { id: roomId, name: roomId, kind: "PUBLIC" } }) as FoundMessage;

const PAGES: FoundPages = {
  pageParams: [null, "next"],
  pages: [
    { results: [result("a", "ann", "garden"), result("b", "ben", "garden")], nextCursor: "next" },
    { results: [result("c", "ann", "kitchen")], nextCursor: null },
  ],
};
const bodies = ({ pages }: FoundPages) => pages.flatMap(({ results }) => results.map((found) => found.message.body));

it("takes out what was deleted, and shows what was edited as it is now", () => {
  const changed = withChangedResults(PAGES, [message("a", "ann", 2, null), message("c", "ann", 3, "better")]);
  expect(bodies(changed)).toEqual(["b", "better"]);
  expect(withChangedResults(changed, [message("c", "ann", 2, "worse"), message("d", "ann", 4)])).toBe(changed);
});

it("takes out what is by somebody, and what is in a room", () => {
  expect(bodies(withoutResultsOf(PAGES, new Set(["ann"])))).toEqual(["b"]);
  expect(bodies(withoutResultsIn(PAGES, "garden"))).toEqual(["c"]);
  expect(withoutResultsOf(PAGES, new Set(["nobody"]))).toBe(PAGES);
});
