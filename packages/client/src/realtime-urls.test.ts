import { bannedError } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import type { Clock } from "./clock.ts";
import { createUrlRotation, resolveRealtimeUrl } from "./realtime-urls.ts";

/** Time that stands still. */
const STILL: Pick<Clock, "schedule"> = { schedule: () => () => {} };
/** Time that has run out as soon as one begins to wait. */
const OVER: Pick<Clock, "schedule"> = {
  schedule(_delayMs, task) {
    queueMicrotask(task);
    return () => {};
  },
};

describe("realtime addresses", () => {
  it.each([
    [":3001", "http://chat.test:3000", "http://chat.test:3001"],
    [":3001", "https://chat.test/app", "https://chat.test:3001"],
    [":3001", "http://[::1]:3000", "http://[::1]:3001"],
    ["wss://live.test/a", "https://chat.test", "wss://live.test/a"],
    ["http://live.test:81", "https://chat.test", "http://live.test:81/"],
  ])("reads %s on %s as %s", (entry, baseUrl, expected) => {
    expect(resolveRealtimeUrl(entry, baseUrl)).toBe(expected);
  });

  it("asks for the addresses anew after each round", async () => {
    const answers = [["a", "b"], ["c"]];
    const rotation = createUrlRotation(async () => answers.shift() ?? [], STILL);
    expect([await rotation.next(), await rotation.next(), await rotation.next()]).toEqual(["a", "b", "c"]);
    await expect(rotation.next()).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  it("goes on with the old addresses while new ones cannot be had", async () => {
    let failing = false;
    const rotation = createUrlRotation(async () => {
      if (failing) throw new Error("The web app is down");
      return ["a"];
    }, STILL);
    await rotation.next();
    failing = true;
    expect(await rotation.next()).toBe("a");
  });

  it("does not try the old addresses again once one is banned", async () => {
    const answers: (() => Promise<string[]>)[] = [
      async () => ["a"],
      () => Promise.reject(bannedError({ reason: "Spam", until: null })),
    ];
    const rotation = createUrlRotation(() => answers.shift()?.() ?? Promise.resolve([]), STILL);
    await rotation.next();
    await expect(rotation.next()).rejects.toMatchObject({ code: "FORBIDDEN", reason: "banned" });
  });

  it("fails when there never were any", async () => {
    const rotation = createUrlRotation(() => Promise.reject(new Error("The web app is down")), STILL);
    await expect(rotation.next()).rejects.toThrow("The web app is down");
  });

  it("waits only so long for a web app that does not answer", async () => {
    const answers = [Promise.resolve(["a"]), new Promise<string[]>(() => {})];
    const clocks = [STILL, OVER, OVER];
    const clock: Pick<Clock, "schedule"> = { schedule: (...wait) => (clocks.shift() ?? OVER).schedule(...wait) };
    const rotation = createUrlRotation(() => answers.shift() ?? new Promise(() => {}), clock);
    await rotation.next();
    expect(await rotation.next()).toBe("a");
    const fromTheStart = createUrlRotation(() => new Promise(() => {}), OVER);
    await expect(fromTheStart.next()).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});
