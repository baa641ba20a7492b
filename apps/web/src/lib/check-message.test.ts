import { expect, test } from "vitest";
import { checkMessage } from "./check-message.ts";

test("an ordinary text can be sent and is not counted", () => {
  expect(checkMessage("Hello\nthere")).toEqual({ canSend: true, charsLeft: null, problem: null });
});

test("nothing, and nothing but space, cannot be sent", () => {
  expect(checkMessage("").canSend).toBe(false);
  expect(checkMessage(" \n\t").canSend).toBe(false);
});

test("near the limit characters are counted, an emoji as one", () => {
  expect(checkMessage("🙂".repeat(3_799)).charsLeft).toBeNull();
  expect(checkMessage("🙂".repeat(3_800)).charsLeft).toBe(200);
  expect(checkMessage("🙂".repeat(4_000))).toEqual({ canSend: true, charsLeft: 0, problem: null });
});

test("over the limit it cannot be sent, and says by how much", () => {
  expect(checkMessage("a".repeat(4_012))).toEqual({ canSend: false, charsLeft: -12, problem: null });
});

test("a text that cannot be stored, or seen, says so", () => {
  expect(checkMessage("half \ud83d emoji").problem).toMatch(/cannot be stored/);
  expect(checkMessage("\u2060\u2060").problem).toMatch(/empty/);
});
