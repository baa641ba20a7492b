import { describe, expect, it } from "vitest";
import { ConfigError, readEnvironment } from "./read-environment.ts";
import { optional, port, url, wholeNumber } from "./values.ts";

const shape = {
  DATABASE_URL: url(["postgres:"]),
  BROKER_URL: optional(url(["redis:"])),
  PORT: port(3000),
  POOL: wholeNumber("connections", { min: 1, max: 50, fallback: 10 }),
};

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readEnvironment(shape, environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe("readEnvironment", () => {
  it("fills in defaults and ignores variables that it does not know", () => {
    const read = readEnvironment(shape, { DATABASE_URL: "postgres://h/d", HOME: "/home/ann" });
    expect(read).toEqual({ DATABASE_URL: "postgres://h/d", PORT: 3000, POOL: 10 });
  });

  it("takes a blank variable as unset, and spaces around a value as a slip", () => {
    const read = readEnvironment(shape, { DATABASE_URL: " postgres://h/d ", PORT: "", BROKER_URL: "  " });
    expect(read).toMatchObject({ DATABASE_URL: "postgres://h/d", PORT: 3000 });
    expect(read.BROKER_URL).toBeUndefined();
  });

  it("names each bad variable and what it expected", () => {
    expect(problemsOf({ PORT: "70000", POOL: "0" })).toEqual([
      "DATABASE_URL is missing: expected a URL that begins with postgres://",
      "PORT is wrong: expected a port, 1 to 65535",
      "POOL is wrong: expected a whole number of connections, 1 to 50",
    ]);
  });

  it("keeps the expectation of an optional variable", () => {
    expect(problemsOf({ DATABASE_URL: "postgres://h/d", BROKER_URL: "amqp://h" })).toEqual([
      "BROKER_URL is wrong: expected a URL that begins with redis://",
    ]);
  });

  it.each(["3000.5", "-1", "0x10", "1e3", "three", "99999"])("refuses %s as a port", (value) => {
    expect(problemsOf({ DATABASE_URL: "postgres://h/d", PORT: value })).toHaveLength(1);
  });

  it("never repeats a value", () => {
    const problems = problemsOf({ DATABASE_URL: "mysql://root:hunter2@h/d", PORT: "hunter2", POOL: "hunter2" });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain("hunter2");
  });
});
