import { expect, it } from "vitest";
import { isAllowedOrigin } from "./allowed-origin.ts";

const allowed = ["https://chat.example.org"];

it("allows a listed origin", () => {
  expect(isAllowedOrigin("https://chat.example.org", allowed)).toBe(true);
});

it.each([
  undefined,
  null,
  "",
  "null",
  "http://chat.example.org",
  "https://chat.example.org:444",
  "https://chat.example.org.evil.example",
  "https://chat.example.org@evil.example",
  "https://evil.example/https://chat.example.org",
])("refuses %j", (origin) => {
  expect(isAllowedOrigin(origin, allowed)).toBe(false);
});
