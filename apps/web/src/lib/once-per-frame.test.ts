import { expect, test } from "vitest";
import { oncePerFrame } from "./once-per-frame.ts";

test("however often a store changes in between, it is heard of once a frame, and no more after one has left", () => {
  const listeners = new Set<() => void>();
  const change = () => listeners.forEach((listener) => void listener());
  const frames: (() => void)[] = [];
  const draw = () => frames.splice(0).forEach((task) => void task());
  const subscribe = oncePerFrame(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    (task) => {
      frames.push(task);
      return () => void frames.splice(frames.indexOf(task), 1);
    },
  );

  let heard = 0;
  const leave = subscribe(() => {
    heard += 1;
  });
  for (let count = 0; count < 100; count += 1) change();
  expect(heard).toBe(0);
  draw();
  expect(heard).toBe(1);
  draw();
  expect(heard).toBe(1);
  change();
  draw();
  expect(heard).toBe(2);
  change();
  leave();
  draw();
  expect([heard, listeners.size]).toEqual([2, 0]);
});
