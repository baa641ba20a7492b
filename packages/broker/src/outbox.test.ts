import { expect, test } from "vitest";
import { SILENT_LOGGER } from "./broker.ts";
import { createOutbox } from "./outbox.ts";

interface Attempt {
  items: string[];
  lost: number;
  succeed(): void;
  fail(): void;
}

/** Collects attempts to send, which the test lets end as it likes. */
function createTransport() {
  const attempts: Attempt[] = [];
  let announce = () => {};
  const send = (items: string[], lost: number) =>
    new Promise<void>((resolve, reject) => {
      attempts.push({ items, lost, succeed: resolve, fail: () => reject(new Error("broken")) });
      announce();
    });
  return {
    send,
    attempts,
    async attempt(number: number): Promise<Attempt> {
      while (attempts.length < number) {
        await new Promise<void>((resolve) => {
          announce = resolve;
        });
      }
      return attempts[number - 1] as Attempt;
    },
  };
}

test("sends at once when idle, and what waits meanwhile as one batch", async () => {
  const transport = createTransport();
  const outbox = createOutbox(transport.send, SILENT_LOGGER);
  outbox.add("a", 1);
  expect(transport.attempts).toHaveLength(1);
  outbox.add("b", 1);
  outbox.add("c", 1);
  expect(transport.attempts).toHaveLength(1);
  (await transport.attempt(1)).succeed();
  expect(await transport.attempt(2)).toMatchObject({ items: ["b", "c"], lost: 0 });
});

test("does not repeat a batch that failed, but reports it until a report succeeds", async () => {
  const transport = createTransport();
  const outbox = createOutbox(transport.send, SILENT_LOGGER);
  outbox.add("a", 1);
  outbox.add("b", 1);
  (await transport.attempt(1)).fail();
  const second = await transport.attempt(2);
  expect(second).toMatchObject({ items: ["b"], lost: 1 });
  expect(outbox.isHealthy()).toBe(false);
  second.fail();
  const third = await transport.attempt(3);
  expect(third).toMatchObject({ items: [], lost: 2 });
  third.succeed();
  await outbox.close();
  expect(outbox.publications()).toEqual({ waiting: 0, waitingBytes: 0, lost: 2 });
  expect(outbox.isHealthy()).toBe(true);
  expect(transport.attempts).toHaveLength(3);
});

test("holds no more than its bounds, and counts the rest as lost", async () => {
  const transport = createTransport();
  const outbox = createOutbox(transport.send, SILENT_LOGGER);
  const megabyte = 1024 * 1024;
  outbox.add("in flight", 1);
  for (let count = 0; count < 20; count += 1) outbox.add(`megabyte ${count}`, megabyte);
  for (let count = 0; count < 20_000; count += 1) outbox.add("small", 0);
  expect(outbox.publications()).toEqual({ waiting: 10_000, waitingBytes: 16 * megabyte, lost: 10_020 });
  (await transport.attempt(1)).succeed();
  let arrived = 0;
  let lost = 0;
  for (let number = 2; arrived + lost < 20_020; number += 1) {
    const attempt = await transport.attempt(number);
    arrived += attempt.items.length;
    lost += attempt.lost;
    attempt.succeed();
  }
  expect(transport.attempts[1]?.items.filter((item) => item.startsWith("megabyte"))).toHaveLength(16);
  expect(arrived).toBe(10_000);
});

test("sends what waits when it is closed, and takes nothing more", async () => {
  const transport = createTransport();
  const outbox = createOutbox(transport.send, SILENT_LOGGER);
  outbox.add("a", 1);
  outbox.add("b", 1);
  const closed = outbox.close();
  outbox.add("too late", 1);
  (await transport.attempt(1)).succeed();
  (await transport.attempt(2)).succeed();
  await closed;
  expect(transport.attempts.map(({ items }) => items)).toEqual([["a"], ["b"]]);
});

test("does not wait for ever when it is closed", async () => {
  const transport = createTransport();
  const outbox = createOutbox(transport.send, SILENT_LOGGER);
  outbox.add("never answered", 1);
  await outbox.close();
  expect(transport.attempts).toHaveLength(1);
});
