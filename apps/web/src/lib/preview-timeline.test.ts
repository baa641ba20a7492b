import type { TimelineEntry } from "@banter/client";
import type { Message, Room } from "@banter/protocol";
import { expect, test } from "vitest";
import { previewTimeline } from "./preview-timeline.ts";

const room: Room = {
  id: "r",
  name: "Room",
  topic: "",
  kind: "PUBLIC",
  memberCount: 2,
  headRev: 2,
  createdAt: "2026-01-01T00:00:00Z",
  lastMessageAt: null,
  slowModeSeconds: 0,
  archivedAt: null,
  myRole: "MEMBER",
};

const message = (id: string, authorId: string): Message => ({
  id,
  roomId: "r",
  author: { id: authorId, username: authorId },
  clientId: `client-${id}`,
  seq: 1,
  rev: 1,
  body: id,
  createdAt: "2026-01-01T00:00:00Z",
  editedAt: null,
  deletedAt: null,
  replyToId: null,
  reactions: [],
  mentions: [],
  attachments: [],
  pinnedAt: null,
});

const draft = (clientId: string): TimelineEntry => ({
  state: "sending",
  key: clientId,
  draft: {
    clientId,
    roomId: "r",
    body: "",
    replyToId: null,
    files: [],
    createdAt: "2026-01-01T00:00:00Z",
    state: "sending",
  },
});

const keys = (drafts: TimelineEntry[]) =>
  previewTimeline({
    room,
    page: { messages: [message("1", "ana"), message("2", "me")], nextBeforeSeq: null },
    drafts,
    myId: "me",
  }).messages.map(({ key }) => key);

test("messages have the keys that they will have in the live timeline", () => {
  expect(keys([])).toEqual(["1", "client-2"]);
});

test("one's drafts stand at the end, but not one that turns out to be stored", () => {
  expect(keys([draft("client-2"), draft("client-3")])).toEqual(["1", "client-2", "client-3"]);
});
