import { describe, expect, test } from "vitest";
import { findAnchor, isAtEnd, isNearEnd, isNearStart } from "./scroll-anchor.ts";

const rows = Array.from({ length: 1_000 }, (_, index) => ({
  key: `m${index}`,
  bottom: index * 20 - 4_980,
}));

function anchorAt(edge: number) {
  let asked = 0;
  const anchor = findAnchor(
    rows.length,
    (index) => {
      asked += 1;
      const row = rows[index];
      if (!row) throw new Error("asked for a row that is not there");
      return row;
    },
    edge,
  );
  return { anchor, asked };
}

describe("findAnchor", () => {
  test("finds the row that the upper edge cuts, by its end", () => {
    expect(anchorAt(7).anchor).toEqual({ key: "m250", offsetPx: 13 });
  });

  test("a row that ends at the edge is out of sight", () => {
    expect(anchorAt(20).anchor).toEqual({ key: "m251", offsetPx: 20 });
  });

  test("above all rows it is the first one", () => {
    expect(anchorAt(-6_000).anchor).toEqual({ key: "m0", offsetPx: 1_020 });
  });

  test("below all rows there is none", () => {
    expect(anchorAt(50_000).anchor).toBeNull();
    expect(findAnchor(0, () => ({ key: "", bottom: 0 }), 0)).toBeNull();
  });

  test("asks for few of many rows", () => {
    expect(anchorAt(7).asked).toBeLessThan(15);
  });
});

test("a few pixels from the end count as the end", () => {
  expect(isAtEnd({ scrollTop: 960, scrollHeight: 1_500, clientHeight: 500 })).toBe(true);
  expect(isAtEnd({ scrollTop: 900, scrollHeight: 1_500, clientHeight: 500 })).toBe(false);
});

test("near an edge, what lies beyond it is wanted", () => {
  const middle = { scrollTop: 2_000, scrollHeight: 5_000, clientHeight: 500 };
  expect([isNearStart(middle), isNearEnd(middle)]).toEqual([false, false]);
  expect(isNearStart({ ...middle, scrollTop: 300 })).toBe(true);
  expect(isNearEnd({ ...middle, scrollTop: 4_000 })).toBe(true);
});
