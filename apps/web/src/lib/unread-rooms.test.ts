import { expect, test } from "vitest";
import { createUnreadRooms } from "./unread-rooms.ts";

test("a message makes its room unread, but not the one on the screen", () => {
  const rooms = createUnreadRooms();
  rooms.view("a");
  rooms.noteMessage("a");
  rooms.noteMessage("b");
  expect([...rooms.getSnapshot()]).toEqual(["b"]);
});

test("looking at a room reads it", () => {
  const rooms = createUnreadRooms();
  rooms.noteMessage("a");
  rooms.view("a");
  expect(rooms.getSnapshot().size).toBe(0);
});

test("what was said during an absence is unread; what was known before is not", () => {
  const rooms = createUnreadRooms();
  rooms.noteHead("a", 5);
  rooms.noteHead("b", 2);
  expect(rooms.getSnapshot().size).toBe(0);
  rooms.noteRev("b", 3);
  rooms.noteHead("a", 7);
  rooms.noteHead("b", 3);
  expect([...rooms.getSnapshot()]).toEqual(["a"]);
});

test("the snapshot is the same object until something changes", () => {
  const rooms = createUnreadRooms();
  rooms.noteMessage("a");
  const before = rooms.getSnapshot();
  let calls = 0;
  rooms.subscribe(() => {
    calls += 1;
  });
  rooms.noteMessage("a");
  expect(rooms.getSnapshot()).toBe(before);
  expect(calls).toBe(0);
});
