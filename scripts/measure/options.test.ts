import { expect, it } from "vitest";
import { readOptions } from "./options.ts";

it("visits each page five times and scrolls through 100,000 messages unless told otherwise", () => {
  const usual = { url: null, runs: 5, messages: 100_000, reportDirectory: "/banter/.banter/measure" };
  expect(readOptions([], "/banter")).toEqual(usual);
  const args = ["--url", "https://chat.example.org/rooms", "--runs", "1", "--messages", "0", "--report", "/tmp/r"];
  expect(readOptions(args, "/")).toEqual({
    url: "https://chat.example.org",
    runs: 1,
    messages: 0,
    reportDirectory: "/tmp/r",
  });
});

it.each([
  [["--runs", "0"], "--runs must be a whole number from 1 to 25"],
  [["--messages", "many"], 'not "many"'],
  [["--url", "chat.example.org"], "--url must be an address"],
  [["--run", "6"], "npm run measure -- [options]"],
])("refuses %s, and says why", (args, problem) => {
  expect(() => readOptions(args, "/")).toThrow(problem);
});
