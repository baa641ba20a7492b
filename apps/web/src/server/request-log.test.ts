import { describe, expect, it } from "vitest";
import { withoutTokens } from "./request-log.ts";

describe("a path in the log", () => {
  it.each([
    ["/invite/s3cr3t", "/invite/*"],
    ["/api/invites/s3cr3t", "/api/invites/*"],
    ["/api/invites/s3cr3t/accept", "/api/invites/*/accept"],
    ["/api/rooms/r/invites/i", "/api/rooms/r/invites/i"],
    ["/rooms", "/rooms"],
  ])("%s is written as %s", (path, written) => {
    expect(withoutTokens(path)).toBe(written);
  });
});
