import { describe, expect, it } from "vitest";
import { readImports } from "./read-imports.ts";

const read = (source: string) => readImports("a.ts", source).map(({ specifier, isType }) => [specifier, isType]);

describe("readImports", () => {
  it.each([
    ['import "a";', "a", false],
    ['import a from "a";', "a", false],
    ['import * as a from "a";', "a", false],
    ['import { a, type B } from "a";', "a", false],
    ['import type { A } from "a";', "a", true],
    ['import { type A, type B } from "a";', "a", true],
    ['export { a } from "a";', "a", false],
    ['export * from "a";', "a", false],
    ['export type { A } from "a";', "a", true],
    ['const a = await import("a");', "a", false],
    ['type A = import("a").A;', "a", true],
    ['type A = typeof import("a");', "a", true],
  ])("reads %s", (source, specifier, isType) => {
    expect(read(source)).toEqual([[specifier, isType]]);
  });

  it("takes no text or comment for an import", () => {
    expect(read('// import "a";\nconst text = "import \'b\'"; /* import("c") */')).toEqual([]);
  });

  it("reads JSX", () => {
    expect(readImports("a.tsx", 'import { A } from "a";\nexport const b = <A>import "c"</A>;')).toHaveLength(1);
  });

  it("refuses a file that does not parse, which could hide anything", () => {
    expect(() => read("import {")).toThrow("a.ts does not parse");
  });
});
