import { expect, it } from "vitest";
import { conversationPath } from "./conversation-path.ts";

const person = { id: "p1", username: "ben" };

it("leads to a room, and to the person of a conversation of two", () => {
  expect(conversationPath({ id: "r1" })).toBe("/rooms/r1");
  expect(conversationPath({ id: "r1", person })).toBe("/messages/p1");
});

it("leads to a place in it", () => {
  expect(conversationPath({ id: "r1" }, 7)).toBe("/rooms/r1?at=7");
  expect(conversationPath({ id: "r1", person }, 7)).toBe("/messages/p1?at=7");
});
