import { describe, expect, it } from "vitest";
import { messageWith } from "./message-for-tests.ts";
import { pinsWith } from "./pins.ts";

const NOON = "2026-01-01T12:00:00.000Z";
const pinned = messageWith({ id: "pinned", pinnedAt: NOON });
const data = { messages: [pinned] };

describe("pinned messages of which some have changed", () => {
  it("are the same when others did", () => {
    expect(pinsWith(data, [messageWith({ id: "other", rev: 2 })])).toBe(data);
  });

  it("show what became of them", () => {
    const edited = { ...pinned, rev: 2, body: "Hello there" };
    expect(pinsWith(data, [edited])).toEqual({ messages: [edited] });
  });

  it("are asked for when one was pinned or taken down", () => {
    expect(pinsWith(data, [messageWith({ id: "other", pinnedAt: NOON })])).toBeNull();
    expect(pinsWith(data, [{ ...pinned, pinnedAt: null }])).toBeNull();
  });
});
