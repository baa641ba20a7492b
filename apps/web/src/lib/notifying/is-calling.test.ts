import type { Message } from "@banter/protocol";
import { expect, it } from "vitest";
import { isCalling } from "./is-calling.ts";

const by = (id: string, ...userIds: (string | null)[]) =>
  ({ author: { id }, mentions: userIds.map((userId) => ({ name: "x", userId })) }) as Message;

it.each([
  ["another's direct message", by("ann"), true, true],
  ["one's own", by("me"), true, false],
  ["what others say to each other", by("ann", "ben"), false, false],
  ["a mention", by("ann", "ben", "me"), false, true],
  ["a mention of everybody", by("ann", null), false, true],
  ["one's own mention of everybody", by("me", null), false, false],
])("knows of %s whether it calls", (_, message, isDirect, expected) => {
  expect(isCalling(message, "me", isDirect)).toBe(expected);
});
