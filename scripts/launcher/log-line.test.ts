import { describe, expect, it } from "vitest";
import { formatLogLine } from "./log-line.ts";

const time = Date.UTC(2026, 0, 2, 3, 4, 5);

describe("formatLogLine", () => {
  it("shows time, level, message and fields of a JSON line", () => {
    const line = JSON.stringify({
      level: 40,
      time,
      pid: 7,
      hostname: "h",
      msg: "slow",
      roomId: "r1",
      ms: 12,
      why: "a b",
    });
    expect(formatLogLine(line)).toEqual(['03:04:05 warn slow roomId=r1 ms=12 why="a b"']);
  });

  it("shows an error with its stack below the message", () => {
    const line = JSON.stringify({
      level: 50,
      time,
      msg: "failed",
      err: { message: "no", stack: "Error: no\n    at x" },
    });
    expect(formatLogLine(line)).toEqual(["03:04:05 error failed", "  Error: no", "      at x"]);
  });

  it.each(["ready on port 3000", "", "{ not json", '{"answer":42}', "[1]"])("leaves %o as it is", (line) => {
    expect(formatLogLine(line)).toEqual([line]);
  });
});
