import { describe, expect, it } from "vitest";
import { parseAdminArguments } from "./arguments.ts";

describe("the arguments of npm run admin", () => {
  it("name a command and a person", () => {
    expect(parseAdminArguments(["promote", "ann"])).toEqual({
      name: "promote",
      username: "ann",
      reason: "From the command line",
      minutes: null,
    });
  });

  it("give a ban its reason and its length", () => {
    expect(parseAdminArguments(["ban", "bob", "--reason", "spam", "--minutes", "60"])).toMatchObject({
      name: "ban",
      username: "bob",
      reason: "spam",
      minutes: 60,
    });
  });

  it.each([
    ["an unknown command", ["banish", "bob"], /no command "banish"/],
    ["no name", ["promote"], /takes one name/],
    ["two names", ["promote", "ann", "bob"], /takes one name/],
    ["a ban without a reason", ["ban", "bob"], /Say why/],
    ["minutes that are no number", ["ban", "bob", "--reason", "spam", "--minutes", "1h"], /whole number/],
    ["an unknown flag", ["promote", "ann", "--force"], /--force/],
  ])("are refused with %s", (_, args, message) => {
    expect(() => parseAdminArguments(args)).toThrow(message);
  });

  it("ask for help", () => {
    expect([parseAdminArguments([]), parseAdminArguments(["--help"])]).toEqual(["help", "help"]);
  });
});
