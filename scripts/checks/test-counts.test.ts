import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest, type VitestReport } from "./test-counts.ts";

const clean: VitestReport = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [],
};

describe("countVitest", () => {
  it("counts tests", () => {
    expect(countVitest(clean, 0)).toMatchObject({ passed: 5, failed: 0, skipped: 2 });
    expect(countVitest({ ...clean, numFailedTests: 2 }, 1)).toMatchObject({ passed: 5, failed: 2 });
  });

  it("counts a file that could not be loaded as one failure", () => {
    const testResults = [
      { name: "broken.test.ts", status: "failed", assertionResults: [] },
      { name: "red.test.ts", status: "failed", assertionResults: [{ status: "failed" }] },
    ];
    expect(countVitest({ ...clean, numFailedTests: 1, testResults }, 1)).toMatchObject({ failed: 2 });
  });

  it("counts an unhandled error outside of the tests", () => {
    expect(countVitest(clean, 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  it("counts a run without tests as a failure", () => {
    expect(countVitest({ ...clean, numPassedTests: 0 }, 0)).toMatchObject({ failed: 1 });
  });
});

describe("countPlaywright", () => {
  it("counts tests, and mentions those that needed another try", () => {
    const counted = countPlaywright({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 } }, 1);
    expect(counted).toEqual({ passed: 8, failed: 1, skipped: 2, notes: ["1 passed only when tried again"] });
  });

  it("counts a set-up that failed before any test", () => {
    expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, 1)).toMatchObject({
      failed: 1,
    });
  });
});
