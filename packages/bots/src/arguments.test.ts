import { describe, expect, it } from "vitest";
import { parseArguments } from "./arguments.ts";

const URL = "http://localhost:3000";
const parse = (line: string) => parseArguments(line.split(" ").filter(Boolean), URL);

describe("arguments", () => {
  it("may all be left out", () => {
    expect(parse("--seed 1")).toEqual({
      users: 50,
      rooms: 5,
      seconds: 20,
      url: URL,
      messagesPerSecond: 1,
      settleSeconds: 30,
      seed: 1,
    });
  });

  it("are read", () => {
    expect(parse("--users 10 --rooms=2 --seconds 3 --url https://chat.test/ --rate 0.5 --settle 0 --seed 42")).toEqual({
      users: 10,
      rooms: 2,
      seconds: 3,
      url: "https://chat.test",
      messagesPerSecond: 0.5,
      settleSeconds: 0,
      seed: 42,
    });
  });

  it.each(["--help", "-h", "--users 3 --help"])("ask for help with %s", (line) => {
    expect(parse(line)).toBe("help");
  });

  it.each([
    ["--users 0", "--users must be a whole number from 1"],
    ["--users ten", '--users must be a whole number from 1 to 5000, not "ten"'],
    ["--users 1.5", "--users"],
    ["--users 1e2", "--users"],
    ["--users -5", "--users"],
    ["--users", "--users"],
    ["--users 3 --rooms 4", "--rooms 4 is more than --users 3"],
    ["--seconds 0", "--seconds"],
    ["--rate 0", "--rate"],
    ["--rate NaN", "--rate"],
    ["--rate 1000", "--rate"],
    ["--url localhost:3000", "--url"],
    ["--url ftp://chat.test", "--url"],
    ["--settle soon", "--settle"],
    ["--seed x", "--seed"],
    ["--speed 5", "--speed"],
    ["50", "50"],
  ])("%s is refused, naming what is wrong", (line, message) => {
    expect(() => parse(line)).toThrow(message);
  });
});
