import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { coalesce } from "./coalesce.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("passes the first call on at once, and of many in an interval only the last", () => {
  const heard: number[] = [];
  const tell = coalesce<number>(1_000, (argument) => heard.push(argument));
  tell(1);
  expect(heard).toEqual([1]);
  tell(2);
  tell(3);
  expect(heard).toEqual([1]);
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual([1, 3]);
  tell(4);
  expect(heard).toEqual([1, 3]);
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual([1, 3, 4]);
});

test("is at rest after an interval without calls", () => {
  const heard: number[] = [];
  const tell = coalesce<number>(1_000, (argument) => heard.push(argument));
  tell(1);
  vi.advanceTimersByTime(1_000);
  expect(vi.getTimerCount()).toBe(0);
  tell(2);
  expect(heard).toEqual([1, 2]);
});
