import { expect, test } from "vitest";
import { createCalls } from "./calls.ts";

test("what was taken in is finished before the node ends, and nothing more is taken in", async () => {
  const calls = createCalls();
  let finish: (answer: string) => void = () => {};
  const answer = calls.track(
    () =>
      new Promise<string>((resolve) => {
        finish = resolve;
      }),
  );
  let isClosed = false;
  const closed = calls.close().then(() => {
    isClosed = true;
  });
  await expect(calls.track(async () => "late")).rejects.toMatchObject({ code: "UNAVAILABLE", reason: "draining" });
  expect(isClosed).toBe(false);
  finish("done");
  await closed;
  expect(await answer).toBe("done");
});

test("a call that fails is over, too", async () => {
  const calls = createCalls();
  await expect(calls.track(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await calls.close();
});
