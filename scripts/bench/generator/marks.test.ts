import { expect, it } from "vitest";
import { findMarks, markedBody } from "./marks.ts";

function found(text: string, start = 0, end = text.length): number[] {
  const messages: number[] = [];
  findMarks(Buffer.from(text), start, end, (message) => messages.push(message));
  return messages;
}

it("finds every message in a frame", () => {
  const text = JSON.stringify({ messages: [7, 123_456_789].map((message) => ({ body: markedBody(message) })) });
  expect(found(text)).toEqual([7, 123_456_789]);
});

it("reads nothing beyond the end of the frame", () => {
  const text = markedBody(1) + markedBody(2);
  expect(found(text, 0, 100)).toEqual([1]);
  expect(found(text, 100)).toEqual([2]);
  expect(found(text, 0, 10)).toEqual([]);
});
