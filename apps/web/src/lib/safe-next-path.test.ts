import { expect, test } from "vitest";
import { safeNextPath } from "./safe-next-path.ts";

test.each(["/rooms", "/rooms/0190?x=1#latest", "/rooms?q=caf%C3%A9"])("keeps the page %s", (next) => {
  expect(safeNextPath(next)).toBe(next);
});

test.each([
  undefined,
  "",
  "rooms",
  "https://evil.example/rooms",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
  "/%0d%0a/../..//evil.example",
])("goes to the rooms instead of %j", (next) => {
  expect(safeNextPath(next)).toBe("/rooms");
});

test.each(["/", "/login", "/login?next=/login", "/signup", "/api/account"])("does not come back to %s", (next) => {
  expect(safeNextPath(next)).toBe("/rooms");
});

test("a repeated parameter is no path", () => {
  expect(safeNextPath(["/rooms", "/rooms"])).toBe("/rooms");
});
