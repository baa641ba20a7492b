import { afterEach, beforeEach, expect, it } from "vitest";
import { unsentFiles } from "./unsent-files.ts";
import { unsentText } from "./unsent-text.ts";

const kept = new Map<string, string>();

beforeEach(() => {
  Object.assign(globalThis, {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
  });
});

afterEach(() => {
  kept.clear();
  Reflect.deleteProperty(globalThis, "localStorage");
});

it("what was uploaded is attached again after a reload", () => {
  unsentText.keep("files.attic", '[{"id":"f1","name":"cat.png","mediaType":"image/png","sizeBytes":3}]');
  expect(unsentFiles.of("attic").map(({ name }) => name)).toEqual(["cat.png"]);
});

it("of what is damaged nothing is attached", () => {
  unsentText.keep("files.garden", '[{"id":');
  unsentText.keep("files.kitchen", '{"id":"f1"}');
  expect(unsentFiles.of("garden")).toEqual([]);
  expect(unsentFiles.of("kitchen")).toEqual([]);
});
