import { expect, it } from "vitest";
import { waitFor } from "./wait-for.ts";

it("returns the first truthy result", async () => {
  const results = [undefined, 0, "", "here", "later"];
  expect(await waitFor(() => results.shift())).toBe("here");
});

it("goes on after a condition that throws", async () => {
  let calls = 0;
  const condition = () => {
    calls += 1;
    if (calls < 3) throw new Error("not yet");
    return calls;
  };
  expect(await waitFor(condition)).toBe(3);
});

it("gives up after the timeout, with the last error as the cause", async () => {
  const failing = () => Promise.reject(new Error("refused"));
  await expect(waitFor(failing, { timeoutMs: 1 })).rejects.toMatchObject({
    message: expect.stringContaining("Not true within 1 ms"),
    cause: new Error("refused"),
  });
});
