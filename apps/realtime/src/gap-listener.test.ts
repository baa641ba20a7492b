import { expect, test } from "vitest";
import { gapListener } from "./gap-listener.ts";

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("closes one gap at a time, and those that come meanwhile together", async () => {
  const runs: { end(): void; fail(error: Error): void }[] = [];
  let told = 0;
  const warnings: string[] = [];
  const gap = gapListener({
    reconcile: () => new Promise<void>((resolve, reject) => runs.push({ end: resolve, fail: reject })),
    tellHeads: () => void told++,
    logger: { warn: (_details: object, message?: string) => void warnings.push(String(message)) },
  });
  gap();
  gap();
  gap();
  expect(runs).toHaveLength(1);
  runs[0]?.fail(new Error("no database"));
  await settle();
  expect([runs.length, told, warnings.length]).toEqual([2, 1, 1]);
  runs[1]?.end();
  await settle();
  expect([runs.length, told]).toEqual([2, 2]);
  gap();
  expect(runs).toHaveLength(3);
});
