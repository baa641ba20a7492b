import { expect, it } from "vitest";
import { textsAsWritten } from "../texts/texts-as-written.ts";
import { describeTyping } from "./describe-typing.ts";

it("names one and two who are typing, and no more", () => {
  const people = ["Ann", "Ben", "Cat", "Dan"].map((username) => ({ id: username, username }));
  expect([0, 1, 2, 3, 4].map((count) => describeTyping(people.slice(0, count), textsAsWritten("room")))).toEqual([
    "",
    "Ann is typing…",
    "Ann and Ben are typing…",
    "Several people are typing…",
    "Several people are typing…",
  ]);
});
