import type { TimelineEntry } from "@banter/client";
import { describe, expect, it } from "vitest";
import { firstNewKey } from "./first-new-key.ts";

const ME = "me";

const NOTHING_ELSE = { replyToId: null, reactions: [], mentions: [], attachments: [], pinnedAt: null };

function entry(seq: number, authorId = "other", deletedAt: string | null = null): TimelineEntry {
  const at = new Date(seq).toISOString();
  const author = { id: authorId, username: authorId };
  const rest = {
    roomId: "r",
    clientId: `c${seq}`,
    rev: seq,
    createdAt: at,
    editedAt: null,
    deletedAt,
    ...NOTHING_ELSE,
  };
  const body = deletedAt ? null : `${seq}`;
  return { state: "stored", key: `k${seq}`, message: { id: `k${seq}`, seq, author, body, ...rest } };
}

const find = (entries: TimelineEntry[], leftOffSeq: number | null, hasEarlier = false) =>
  firstNewKey({ entries, leftOffSeq, myId: ME, hasEarlier });

describe("the line before new messages", () => {
  it("stands before the first message past the place where one left off", () => {
    expect(find([entry(1), entry(2), entry(3), entry(4)], 2)).toBe("k3");
  });

  it("is not there when nothing is new", () => {
    expect(find([entry(1), entry(2)], null)).toBeNull();
    expect(find([entry(1), entry(2)], 2)).toBeNull();
  });

  it("passes over one's own and deleted messages", () => {
    expect(find([entry(1), entry(2, ME), entry(3, "other", "2026-01-01T00:00:00Z"), entry(4)], 1)).toBe("k4");
  });

  it("stands above all messages only where the room begins with them", () => {
    expect(find([entry(1), entry(2)], 0)).toBe("k1");
    expect(find([entry(51), entry(52)], 7, true)).toBeNull();
  });
});
