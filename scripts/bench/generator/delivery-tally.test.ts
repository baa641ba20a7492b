import { describe, expect, it } from "vitest";
import { createDeliveryTally } from "./delivery-tally.ts";

describe("delivery tally", () => {
  it("is complete once every member has every message", () => {
    const completed: number[] = [];
    const tally = createDeliveryTally(10, 2, (message) => completed.push(message));
    expect([tally.send(1), tally.send(2)]).toEqual([10, 11]);
    expect(tally.receive(11, 0)).toBe(2);
    expect(tally.receive(11, 1)).toBe(2);
    expect(completed).toEqual([11]);
    expect(tally.isComplete).toBe(false);
    tally.receive(10, 0);
    tally.receive(10, 1);
    expect(tally).toMatchObject({ sent: 2, delivered: 4, doubled: 0, isComplete: true });
  });

  it("tells a doubled delivery, also of a message sent before, from one that makes up for a lost one", () => {
    const tally = createDeliveryTally(10, 2, () => {});
    tally.send(1);
    tally.receive(10, 0);
    expect(tally.receive(10, 0)).toBeUndefined();
    expect(tally.receive(9, 1)).toBeUndefined();
    expect(tally).toMatchObject({ delivered: 1, doubled: 2, isComplete: false });
  });

  it("remembers more messages than it was made for", () => {
    const tally = createDeliveryTally(0, 3, () => {});
    for (let message = 0; message < 5_000; message += 1) tally.send(message);
    for (let message = 0; message < 5_000; message += 1) expect(tally.receive(message, 2)).toBe(message);
    expect(tally).toMatchObject({ delivered: 5_000, doubled: 0 });
  });
});
