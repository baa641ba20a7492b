import { expect, it } from "vitest";
import { readOptions } from "./options.ts";

it("measures rooms of fifty over Redis, where that is installed", () => {
  expect(readOptions([], true)).toMatchObject({ clients: 500, roomSize: 50, rate: 10_000, broker: "redis" });
  expect(readOptions([], false)).toMatchObject({ broker: "postgres", jsonFile: null });
});

it.each([
  [["--rounds", "0"], "--rounds must be a whole number from 1"],
  [["--seconds", "1.5"], "--seconds must be a whole number"],
  [["--clients", "70"], "--clients must be a multiple of --room-size"],
  [["--broker", "kafka"], "--broker must be one of: redis, postgres"],
  [["--broker", "redis"], "redis-server is not installed"],
  [["--nonsense"], "--nonsense"],
])("refuses %j", (args, message) => {
  expect(() => readOptions(args, false)).toThrow(message);
});
