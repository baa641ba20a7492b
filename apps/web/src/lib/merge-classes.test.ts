import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { twMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { mergeClasses } from "./merge-classes.ts";

const SOURCES = join(import.meta.dirname, "..");

/** The utilities that stand in the app's sources, without `hover:` and the like. */
function listUtilities(): string[] {
  const words = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|merge-classes/.test(file))
    .flatMap((file) => readFileSync(join(SOURCES, file), "utf8").split(/["'`\s]+/))
    .map((word) => word.replace(/^.*:(?=[^:\]]+$)/, ""));
  // the library joins what it knows, and lets stand what it does not
  return [...new Set(words)].filter(
    (word) => /^-?[a-z][\w.[\]()/%:#,-]*$/.test(word) && twMerge(`${word} ${word}`) === word,
  );
}

/** One utility of each group that sets the same thing, and for each utility the one of its group. */
function groupUtilities(utilities: readonly string[]): { firsts: string[]; pairs: [string, string][] } {
  const firsts: string[] = [];
  const pairs = utilities.flatMap((utility): [string, string][] => {
    const first = firsts.find(
      (one) => twMerge(`${one} ${utility}`) === utility && twMerge(`${utility} ${one}`) === one,
    );
    if (first === undefined) firsts.push(utility);
    return first === undefined ? [] : [[first, utility]];
  });
  return { firsts, pairs };
}

test("of any two utilities of the app the later one wins where the library with all of its list says so", () => {
  const utilities = listUtilities();
  expect(utilities.length).toBeGreaterThan(300);
  const { firsts, pairs } = groupUtilities(utilities);
  const between = firsts.flatMap((one) =>
    firsts.filter((other) => other !== one).map((other) => [one, other] as const),
  );
  const within = pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]);
  const different = [...between, ...within]
    .map((pair) => pair.join(" "))
    .filter((both) => mergeClasses(both) !== twMerge(both))
    .map((both) => `${both} → ${mergeClasses(both)}, not ${twMerge(both)}`);
  expect(different).toEqual([]);
});

test("modifiers keep classes apart", () => {
  expect(mergeClasses("px-2 hover:px-3", "px-4", false, "md:hover:px-1")).toBe("hover:px-3 px-4 md:hover:px-1");
});
