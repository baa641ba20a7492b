import type { Member, Room } from "@banter/protocol";
import { describe, expect, test } from "vitest";
import { mapRoom, membersIn, roomsIn, withMember, withoutMember, withoutRoom, withRoom } from "./room-pages.ts";

const room = (id: string, memberCount = 1): Room => ({
  id,
  name: id,
  topic: "",
  kind: "PUBLIC",
  memberCount,
  headRev: 0,
  createdAt: "2026-01-01T00:00:00Z",
  lastMessageAt: null,
  slowModeSeconds: 0,
  archivedAt: null,
  myRole: "MEMBER",
});

const member = (id: string): Member => ({ id, username: id, role: "MEMBER", joinedAt: "2026-01-01T00:00:00Z" });

const roomPages = (...pages: string[][]) => ({
  pages: pages.map((ids) => ({ rooms: ids.map((id) => room(id)), nextCursor: null })),
  pageParams: pages.map(() => null),
});

const memberPages = (nextCursor: string | null, ...ids: string[]) => ({
  pages: [{ members: ids.map(member), nextCursor }],
  pageParams: [null],
});

describe("rooms", () => {
  test("a new room is put in once", () => {
    const once = withRoom(roomPages(["a"], ["b"]), room("c"));
    const twice = withRoom(once, room("c", 2));
    expect(roomsIn(twice).map(({ id, memberCount }) => `${id}${memberCount}`)).toEqual(["c2", "a1", "b1"]);
  });

  test("a room that is left goes, on whatever page it is", () => {
    expect(roomsIn(withoutRoom(roomPages(["a"], ["b"]), "b")).map(({ id }) => id)).toEqual(["a"]);
  });

  test("what does not concern a list leaves it the same object", () => {
    const pages = roomPages(["a"]);
    expect(mapRoom(pages, "z", (known) => ({ ...known, memberCount: 9 }))).toBe(pages);
  });
});

describe("members", () => {
  test("someone who joins stands at the end, once", () => {
    const data = withMember(withMember(memberPages(null, "a"), member("b")), member("b"));
    expect(membersIn(data).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("someone who joins waits for the pages in between", () => {
    const data = memberPages("more", "a");
    expect(withMember(data, member("b"))).toBe(data);
  });

  test("someone who leaves goes", () => {
    expect(membersIn(withoutMember(memberPages(null, "a", "b"), "a")).map(({ id }) => id)).toEqual(["b"]);
  });
});

test("a room whose place has changed between two pages is in the list once", () => {
  expect(roomsIn(roomPages(["garden", "kitchen"], ["kitchen", "attic"])).map(({ id }) => id)).toEqual([
    "garden",
    "kitchen",
    "attic",
  ]);
});
