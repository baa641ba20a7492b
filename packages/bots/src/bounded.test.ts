import { describe, expect, it } from "vitest";
import { mapBounded } from "./bounded.ts";

describe("bounded mapping", () => {
  it("has no more than so many tasks under way, and keeps the order", async () => {
    let underWay = 0;
    let most = 0;
    const results = await mapBounded([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      underWay += 1;
      most = Math.max(most, underWay);
      for (let turn = 0; turn < 10 - item; turn += 1) await Promise.resolve();
      underWay -= 1;
      return item * 10;
    });
    expect(results).toEqual([10, 20, 30, 40, 50, 60, 70]);
    expect(most).toBe(3);
  });

  it("fails with the first failure", async () => {
    const task = async (item: number) => {
      if (item === 2) throw new Error("two");
      return item;
    };
    await expect(mapBounded([1, 2, 3], 2, task)).rejects.toThrow("two");
  });
});
