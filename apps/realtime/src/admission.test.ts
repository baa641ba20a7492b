import { describe, expect, it } from "vitest";
import { createAdmission } from "./admission.ts";

/** Handshakes that end when the test says so. */
function heldHandshakes() {
  const ends: (() => void)[] = [];
  return { ends, handshake: () => new Promise<void>((resolve) => ends.push(resolve)) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("admission", () => {
  it("runs so many at a time, and the others in the order in which they came", async () => {
    const { ends, handshake } = heldHandshakes();
    const { admit } = createAdmission({ concurrent: 2, waitingMax: 10 });
    const done: number[] = [];
    for (const number of [1, 2, 3, 4]) admit(handshake).then(() => done.push(number));
    await settle();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await settle();
    expect([done, ends.length]).toEqual([[2], 3]);
    ends[2]?.();
    ends[0]?.();
    await settle();
    ends[3]?.();
    await settle();
    expect(done).toEqual([2, 3, 1, 4]);
  });

  it("frees the place of a handshake that failed", async () => {
    const { admit } = createAdmission({ concurrent: 1, waitingMax: 10 });
    const failing = admit(() => Promise.reject(new Error("no")));
    const next = admit(async () => "in");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("in");
  });

  it("sends off those for whom there is no room in line, each with a later moment than the one before", async () => {
    const { handshake } = heldHandshakes();
    const { admit } = createAdmission({ concurrent: 1, waitingMax: 3, now: () => 1_000 });
    for (let index = 0; index < 4; index += 1) void admit(handshake);
    const refusals = await Promise.allSettled(Array.from({ length: 3 }, () => admit(handshake)));
    const waits = refusals.map((refusal) => (refusal.status === "rejected" ? refusal.reason.retryAfterMs : 0));
    expect(waits).toEqual([40, 50, 60]); // ten milliseconds each, behind the three in line
    expect(refusals[0]).toMatchObject({ reason: { code: "UNAVAILABLE", reason: "overloaded" } });
  });
});
