import { describe, expect, it } from "vitest";
import { canGoWithin, clientPageOf } from "./client-pages.ts";

describe("the pages that the browser makes by itself", () => {
  it("are the directory, rooms and direct conversations", () => {
    expect(clientPageOf("/rooms")).toEqual({ kind: "directory" });
    expect(clientPageOf("/rooms/r1")).toEqual({ kind: "room", roomId: "r1" });
    expect(clientPageOf("/messages/u1")).toEqual({ kind: "direct", userId: "u1" });
  });

  it("are not those that only the server makes", () => {
    for (const pathname of ["/", "/messages", "/search", "/friends", "/rooms/r1/more", "/account/blocked"]) {
      expect(clientPageOf(pathname), pathname).toBeNull();
    }
  });
});

describe("going to another page", () => {
  it("needs no server to get to a place in a conversation", () => {
    expect(canGoWithin("/search", "/rooms/r1?at=7")).toBe(true);
    expect(canGoWithin("/rooms/r1", "/messages/u1#end")).toBe(true);
  });

  it("needs it to get anywhere else, and out of the administration", () => {
    expect(canGoWithin("/rooms/r1", "/search?room=r1")).toBe(false);
    expect(canGoWithin("/admin/rooms", "/rooms/r1")).toBe(false);
  });
});
