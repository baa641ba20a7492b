import { AppError, type Message } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { createFakeClock, settlePromises } from "../test/fake-clock.ts";
import { createQuotes } from "./quotes.ts";

const LONGEST_WAIT_MS = 5_000;
const MESSAGE = { id: "m", rev: 1, author: { id: "ann" }, body: "hello" } as Message;

/** Quotes of a server that answers with these, the last one from then on. */
function quotesOf(...answers: (AppError | Message)[]) {
  const clock = createFakeClock();
  let asked = 0;
  const quotes = createQuotes({
    findHeld: () => undefined,
    async fetchMessage() {
      const answer = answers[Math.min(asked, answers.length - 1)];
      asked += 1;
      if (answer instanceof AppError) throw answer;
      return answer as Message;
    },
    clock,
    random: () => 0.5,
  });
  return { quotes, clock, asked: () => asked };
}

const unavailable = new AppError("UNAVAILABLE", "Not now");

describe("a quote that could not be had", () => {
  it("is asked for again, with a wait, until it comes", async () => {
    const { quotes, clock, asked } = quotesOf(unavailable, unavailable, MESSAGE);
    quotes.want("m");
    await settlePromises();
    expect([asked(), quotes.of("m")]).toEqual([1, undefined]);
    await clock.advance(2 * LONGEST_WAIT_MS);
    expect([asked(), quotes.of("m")]).toEqual([3, MESSAGE]);
    expect(clock.scheduledCount).toBe(0);
  });

  it("is asked for at once when there is a connection again", async () => {
    const { quotes, clock, asked } = quotesOf(unavailable, MESSAGE);
    quotes.want("m");
    await settlePromises();
    quotes.connected();
    await settlePromises();
    expect([asked(), quotes.of("m")]).toEqual([2, MESSAGE]);
    expect(clock.scheduledCount).toBe(0);
  });

  it("is not asked for in vain while nothing has changed", async () => {
    const { quotes, clock, asked } = quotesOf(new AppError("UNAUTHENTICATED", "Log in"), MESSAGE);
    quotes.want("m");
    await clock.advance(10 * LONGEST_WAIT_MS);
    expect(asked()).toBe(1);
    quotes.connected();
    await settlePromises();
    expect(quotes.of("m")).toEqual(MESSAGE);
  });

  it("is there as soon as the room says what it is", async () => {
    const { quotes, clock } = quotesOf(unavailable);
    quotes.want("m");
    await settlePromises();
    quotes.note([MESSAGE]);
    expect(quotes.of("m")).toEqual(MESSAGE);
    expect(clock.scheduledCount).toBe(0);
  });

  it("is left alone once the room is closed", async () => {
    const { quotes, clock, asked } = quotesOf(unavailable);
    quotes.want("m");
    await settlePromises();
    quotes.close();
    await clock.advance(10 * LONGEST_WAIT_MS);
    expect(asked()).toBe(1);
  });
});
