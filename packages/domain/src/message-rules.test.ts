import { describe, expect, it } from "vitest";
import { mayDeleteMessage, mayPinMessage } from "./message-rules.ts";

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

describe("who may pin a message, which shows it", () => {
  it.each([
    { role: "USER", roomRole: "MEMBER", roomKind: "PUBLIC", may: false },
    { role: "USER", roomRole: "MODERATOR", roomKind: "PRIVATE", may: true },
    { role: "ADMIN", roomRole: "MEMBER", roomKind: "PRIVATE", may: true },
    { role: "ADMIN", roomRole: null, roomKind: "PUBLIC", may: true },
    { role: "ADMIN", roomRole: null, roomKind: "PRIVATE", may: false },
    { role: "ADMIN", roomRole: null, roomKind: "DIRECT", may: false },
    { role: "USER", roomRole: "MEMBER", roomKind: "DIRECT", may: true },
  ] as const)("$role, $roomRole in a $roomKind room: $may", ({ may, ...facts }) => {
    expect(mayPinMessage(facts)).toBe(may);
  });
});
