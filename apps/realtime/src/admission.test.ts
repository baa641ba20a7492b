import { describe, expect, it } from "vitest";
import { createAdmission } from "./admission.ts";

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("admission", () => {
  it("lets in so many at a time, and the others in the order in which they came", async () => {
    const { enter } = createAdmission({ concurrent: 2, waitingMax: 10 });
    const came: number[] = [];
    const leave: (() => void)[] = [];
    for (const number of [0, 1, 2, 3]) {
      enter().then((done) => {
        came.push(number);
        leave[number] = done;
      });
    }
    await settle();
    expect(came).toEqual([0, 1]);
    leave[1]?.();
    await settle();
    expect(came).toEqual([0, 1, 2]);
    leave[0]?.();
    await settle();
    expect(came).toEqual([0, 1, 2, 3]);
  });

  it("gives up a place once, however often its holder leaves", async () => {
    const { enter } = createAdmission({ concurrent: 1, waitingMax: 10 });
    const leave = await enter();
    const others = [enter(), enter()];
    leave();
    leave();
    const entered: unknown[] = [];
    for (const other of others) other.then((done) => entered.push(done));
    await settle();
    expect(entered).toHaveLength(1);
  });

  it("sends off those for whom there is no room in line, each with a later moment than the one before", async () => {
    const { enter } = createAdmission({ concurrent: 1, waitingMax: 3, now: () => 1_000 });
    for (let index = 0; index < 4; index += 1) void enter();
    const refusals = await Promise.allSettled(Array.from({ length: 3 }, () => enter()));
    const waits = refusals.map((refusal) => (refusal.status === "rejected" ? refusal.reason.retryAfterMs : 0));
    expect(waits).toEqual([40, 50, 60]); // ten milliseconds each, behind the three in line
    expect(refusals[0]).toMatchObject({ reason: { code: "UNAVAILABLE", reason: "overloaded" } });
  });

  it("sends nobody off for long because the database was slow, and forgets it when the line has ended", async () => {
    let nowMs = 0;
    const { enter } = createAdmission({ concurrent: 1, waitingMax: 1, now: () => nowMs });
    const waitOf = (entering: Promise<unknown>) => entering.then(Number, (error) => Number(error.retryAfterMs));
    for (let index = 0; index < 40; index += 1) {
      const leave = await enter();
      nowMs += 15_000;
      leave();
    }
    const leave = await enter();
    const next = enter();
    const waits = await Promise.all(Array.from({ length: 50 }, () => waitOf(enter())));
    expect(Math.max(...waits)).toBeLessThanOrEqual(10_000);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(5_000);
    leave();
    (await next)();
    await enter();
    void enter();
    nowMs += 60_000;
    expect(await waitOf(enter())).toBeLessThanOrEqual(10_000);
  });
});
