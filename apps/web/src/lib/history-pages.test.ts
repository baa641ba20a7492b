import type { HistoryPage, Message } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { type HistoryPages, withChanged, withMoreToCome, withoutReaction } from "./history-pages.ts";
import { messageWith } from "./message-for-tests.ts";

const ME = "ann";
const people = (...ids: string[]) => ids.map((id) => ({ id, username: id }));
const reacted = messageWith({ reactions: [{ emoji: "👍", count: 3, people: people("ann", "ben") }] });

function pagesOf(...pages: [messages: Message[], nextAfterSeq: number | null][]): HistoryPages {
  return {
    pages: pages.map(([messages, nextAfterSeq]): HistoryPage => ({ messages, nextBeforeSeq: null, nextAfterSeq })),
    pageParams: pages.map(() => null),
  };
}
const only = (data: HistoryPages) => data.pages[0]?.messages[0];

describe("messages of the history that change", () => {
  it("are shown in their latest state, whichever comes last", () => {
    const data = withChanged(pagesOf([[messageWith()], null]), [messageWith({ rev: 3, body: "Bye" })], ME);
    expect(only(withChanged(data, [messageWith({ rev: 2 })], ME))?.body).toBe("Bye");
  });

  it("keep one's own reaction when many reacted and the change names others", () => {
    const change = { ...reacted, rev: 2, reactions: [{ emoji: "👍", count: 30, people: people("ben", "cem") }] };
    const data = withChanged(pagesOf([[reacted], null]), [change], ME);
    expect(only(data)?.reactions).toEqual([{ emoji: "👍", count: 30, people: people("ann", "ben") }]);
  });

  it("lose it when one takes it back", () => {
    const data = withoutReaction(pagesOf([[reacted], null]), reacted.id, "👍", ME);
    expect(only(data)?.reactions[0]?.people).toEqual(people("ben"));
  });
});

describe("the end of the history", () => {
  it("goes on from its last message when more was said", () => {
    const data = withMoreToCome(pagesOf([[messageWith({ seq: 4 })], 4], [[messageWith({ seq: 9 })], null]));
    expect(data.pages.map(({ nextAfterSeq }) => nextAfterSeq)).toEqual([4, 9]);
  });

  it("is left as it is while pages are to come anyway", () => {
    const data = pagesOf([[messageWith({ seq: 4 })], 4]);
    expect(withMoreToCome(data)).toBe(data);
  });
});
