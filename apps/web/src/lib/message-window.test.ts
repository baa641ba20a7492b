import { describe, expect, test } from "vitest";
import { type MessageWindow, moveDown, spanOf, stay, widenUp } from "./message-window.ts";

const entries = (count: number, from = 0) => Array.from({ length: count }, (_, index) => ({ key: `m${from + index}` }));
const following: MessageWindow = { mode: "following" };
const reading = (firstKey: string): MessageWindow => ({ mode: "reading", firstKey });

describe("while following", () => {
  test("a short timeline is shown whole", () => {
    expect(spanOf(entries(150), following)).toEqual({ start: 0, end: 150 });
  });

  test("a long one is cut in steps, never to fewer than 200", () => {
    const starts = [299, 300, 399, 400, 10_050].map((count) => spanOf(entries(count), following).start);
    expect(starts).toEqual([0, 100, 100, 200, 9_800]);
  });
});

describe("while reading", () => {
  test("new messages do not move the window", () => {
    expect(spanOf(entries(1_000), reading("m100"))).toEqual({ start: 100, end: 600 });
    expect(spanOf(entries(300), reading("m100"))).toEqual({ start: 100, end: 300 });
  });

  test("an older page that is put in front does not move it either", () => {
    expect(spanOf([...entries(50, 9_000), ...entries(100)], reading("m0"))).toEqual({ start: 50, end: 150 });
  });

  test("a timeline that begins anew is followed", () => {
    expect(spanOf(entries(50, 500), reading("m3"))).toEqual({ start: 0, end: 50 });
  });

  test("it goes up in steps to the first message held", () => {
    const held = entries(1_000);
    expect(widenUp(held, { start: 250, end: 750 })).toEqual(reading("m150"));
    expect(widenUp(held, { start: 30, end: 530 })).toEqual(reading("m0"));
    expect(widenUp(held, { start: 0, end: 500 })).toBeNull();
  });

  test("it goes down in steps to the newest", () => {
    const held = entries(1_000);
    expect(moveDown(held, { start: 250, end: 750 })).toEqual(reading("m350"));
    expect(moveDown(held, { start: 500, end: 1_000 })).toBeNull();
  });

  test("staying keeps what is shown", () => {
    const held = entries(450);
    const span = spanOf(held, following);
    expect(spanOf(held, stay(held, span))).toEqual(span);
    expect(stay([], { start: 0, end: 0 })).toEqual(following);
  });
});
