import type { TimelineEntry } from "@banter/client";
import type { Person } from "@banter/protocol";
import { describe, expect, test } from "vitest";
import type { TimeStyle } from "./format-time.ts";
import { groupEntries } from "./group-entries.ts";

const me: Person = { id: "me", username: "me" };
const ana: Person = { id: "ana", username: "ana" };
const style: TimeStyle = { locale: "en-GB", hourCycle: "h23", timeZone: "UTC" };

const stored = (key: string, author: Person, createdAt: string): TimelineEntry => ({
  state: "stored",
  key,
  message: {
    id: key,
    roomId: "r",
    author,
    clientId: key,
    seq: 1,
    rev: 1,
    body: key,
    createdAt,
    editedAt: null,
    deletedAt: null,
    replyToId: null,
    reactions: [],
    mentions: [],
    attachments: [],
    pinnedAt: null,
  },
});

const sending = (key: string, createdAt: string): TimelineEntry => ({
  state: "sending",
  key,
  draft: { clientId: key, roomId: "r", body: key, replyToId: null, files: [], createdAt, state: "sending" },
});

/** Each day with its rows; a row that bears a name has it before its key. */
const outline = (entries: TimelineEntry[]) =>
  groupEntries(entries, me, style).map(
    ({ key, rows }) =>
      `${key}: ${rows.map((row) => (row.isFirst ? `${row.author.username}/` : "") + row.key).join(" ")}`,
  );

describe("groupEntries", () => {
  test("an author's name is given once, until somebody else speaks", () => {
    expect(
      outline([
        stored("1", ana, "2026-06-03T10:00:00Z"),
        stored("2", ana, "2026-06-03T10:01:00Z"),
        stored("3", me, "2026-06-03T10:01:30Z"),
        stored("4", ana, "2026-06-03T10:02:00Z"),
      ]),
    ).toEqual(["2026-06-03: ana/1 2 me/3 ana/4"]);
  });

  test("and again after a pause of more than five minutes", () => {
    expect(
      outline([
        stored("1", ana, "2026-06-03T10:00:00Z"),
        stored("2", ana, "2026-06-03T10:05:00Z"),
        stored("3", ana, "2026-06-03T10:10:01Z"),
      ]),
    ).toEqual(["2026-06-03: ana/1 2 ana/3"]);
  });

  test("a day begins with a name", () => {
    expect(outline([stored("1", ana, "2026-06-03T23:59:00Z"), stored("2", ana, "2026-06-04T00:01:00Z")])).toEqual([
      "2026-06-03: ana/1",
      "2026-06-04: ana/2",
    ]);
  });

  test("one's own drafts belong to oneself", () => {
    expect(outline([stored("1", me, "2026-06-03T10:00:00Z"), sending("2", "2026-06-03T10:00:10Z")])).toEqual([
      "2026-06-03: me/1 2",
    ]);
  });

  test("a draft of yesterday that still waits stands under the newest day", () => {
    expect(outline([stored("1", ana, "2026-06-04T00:01:00Z"), sending("2", "2026-06-03T10:00:00Z")])).toEqual([
      "2026-06-04: ana/1 me/2",
    ]);
  });

  test("nothing gives nothing", () => {
    expect(outline([])).toEqual([]);
  });
});
