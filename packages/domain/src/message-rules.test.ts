import { describe, expect, it } from "vitest";
import { mayDeleteMessage } from "./message-rules.ts";

describe("who may delete a message", () => {
  it.each([
    { isAuthor: true, role: "USER", roomRole: "MEMBER", may: true },
    { isAuthor: true, role: "USER", roomRole: null, may: true },
    { isAuthor: false, role: "USER", roomRole: "MEMBER", may: false },
    { isAuthor: false, role: "USER", roomRole: null, may: false },
    { isAuthor: false, role: "USER", roomRole: "MODERATOR", may: true },
    { isAuthor: false, role: "USER", roomRole: "OWNER", may: true },
    { isAuthor: false, role: "ADMIN", roomRole: "MEMBER", may: true },
    { isAuthor: false, role: "ADMIN", roomRole: null, may: true },
  ] as const)("author $isAuthor, $role, $roomRole in the room: $may", ({ may, ...facts }) => {
    expect(mayDeleteMessage(facts)).toBe(may);
  });
});
