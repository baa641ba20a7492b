import { expect, it } from "vitest";
import { readOptions } from "./options.ts";

it("takes all pictures and leaves those of the README alone unless told otherwise", () => {
  const usual = { only: "", directory: "/banter/.banter/gallery", readmeDirectory: null };
  expect(readOptions([], "/banter")).toEqual(usual);
  expect(readOptions(["--only", "Room", "--report", "/tmp/g", "--readme"], "/banter")).toEqual({
    only: "room",
    directory: "/tmp/g",
    readmeDirectory: "/banter/docs/pictures",
  });
});

it.each([
  [["--only", " "], "--only must be part of a picture's name"],
  [["--onyl", "room"], "npm run gallery -- [options]"],
  [["--readme=yes"], "npm run gallery -- [options]"],
  [["room"], "npm run gallery -- [options]"],
])("refuses %s, and says why", (args, problem) => {
  expect(() => readOptions(args, "/")).toThrow(problem);
});
