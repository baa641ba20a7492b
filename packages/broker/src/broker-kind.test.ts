import { expect, test } from "vitest";
import { brokerKindOf } from "./broker-kind.ts";

test.each([
  ["redis://localhost", "redis"],
  ["rediss://user:password@cache.example:6380/1", "redis"],
  ["postgres://banter@localhost/banter", "postgres"],
  ["postgresql://banter@localhost/banter?sslmode=require", "postgres"],
])("%s is a broker of its own kind", (url, kind) => {
  expect(brokerKindOf(url)).toBe(kind);
});

test.each(["", "redis", "nats://user:secret@host", "//host", "http://localhost"])(
  "refuses %j by name, not by value",
  (url) => {
    expect(() => brokerKindOf(url)).toThrow(/^BROKER_URL must start with redis:\/\//);
    expect(() => brokerKindOf(url)).not.toThrow(/secret/);
  },
);
