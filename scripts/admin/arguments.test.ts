import { describe, expect, it } from "vitest";
import { parseAdminArguments } from "./arguments.ts";

describe("the arguments of npm run admin", () => {
  it("name a command and a person", () => {
    expect(parseAdminArguments(["promote", "ann"])).toEqual({
      name: "promote",
      target: "ann",
      reason: "From the command line",
      minutes: undefined,
    });
  });

  it("give a ban its reason and its length", () => {
    expect(parseAdminArguments(["ban", "bob", "--reason", "spam", "--minutes", "60"])).toMatchObject({
      name: "ban",
      target: "bob",
      reason: "spam",
      minutes: 60,
    });
  });

  it("take an address in place of a name", () => {
    expect(parseAdminArguments(["unban-address", "2001:db8::1"])).toMatchObject({
      name: "unban-address",
      target: "2001:db8::1",
    });
  });

  it.each([
    ["a ban of an address without a reason", ["ban-address", "192.0.2.7"], /Say why/],
    ["an unknown command", ["banish", "bob"], /no command "banish"/],
    ["no name", ["promote"], /takes one name or address/],
    ["two names", ["promote", "ann", "bob"], /takes one name or address/],
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
