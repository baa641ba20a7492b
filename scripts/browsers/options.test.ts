import { expect, it } from "vitest";
import { readOptions } from "./options.ts";

it("plays with six on a Banter of its own unless told otherwise", () => {
  expect(readOptions([], "/banter")).toEqual({ users: 6, url: null, reportDirectory: "/banter/.banter/browsers" });
  expect(readOptions(["--users", "3", "--url", "https://chat.example.org/rooms", "--report", "/tmp/r"], "/")).toEqual({
    users: 3,
    url: "https://chat.example.org",
    reportDirectory: "/tmp/r",
  });
});

it.each([
  [["--users", "1"], "--users must be a whole number from 2 to 100"],
  [["--users", "six"], 'not "six"'],
  [["--url", "chat.example.org"], "--url must be an address"],
  [["--url", "ftp://chat.example.org"], "--url must be an address"],
  [["--user", "6"], "npm run browsers -- [options]"],
])("refuses %s, and says why", (args, problem) => {
  expect(() => readOptions(args, "/")).toThrow(problem);
});
