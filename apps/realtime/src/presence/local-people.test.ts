import type { NodePresence } from "@banter/database";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLocalPeople } from "./local-people.ts";

const GRACE_MS = 1_000;

/** The people of a node, and a database that takes what is written. */
function startNode() {
  const changes = vi.fn();
  const people = createLocalPeople(changes, GRACE_MS);
  return {
    people,
    changes,
    save(): NodePresence[] {
      const unwritten = people.unwritten();
      people.noteWritten(unwritten);
      return unwritten;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the people of a node", () => {
  it("are written when the first connection comes and when the last one has gone, whatever happens in between", () => {
    const { people, save, changes } = startNode();
    people.set("ann", "phone", false);
    expect(save()).toEqual([{ userId: "ann", state: "online" }]);
    people.set("ann", "laptop", false);
    people.remove("ann", "phone");
    vi.advanceTimersByTime(GRACE_MS);
    expect(save()).toEqual([]);
    people.remove("ann", "laptop");
    expect(save()).toEqual([]);
    vi.advanceTimersByTime(GRACE_MS);
    expect(save()).toEqual([{ userId: "ann", state: "offline" }]);
    expect(people.count).toBe(0);
    expect(changes).toHaveBeenCalledTimes(2);
  });

  it("have not gone when they come back within the grace", () => {
    const { people, save } = startNode();
    people.set("ann", "tab", false);
    save();
    people.remove("ann", "tab");
    vi.advanceTimersByTime(GRACE_MS - 1);
    people.set("ann", "reloaded", false);
    vi.advanceTimersByTime(GRACE_MS);
    expect(save()).toEqual([]);
    expect(people.count).toBe(1);
  });

  it("are away when they are on all connections, and online on any beats it", () => {
    const { people, save } = startNode();
    people.set("ann", "phone", false);
    people.set("ann", "laptop", true);
    expect(save()).toEqual([{ userId: "ann", state: "online" }]);
    people.set("ann", "phone", true);
    expect(save()).toEqual([{ userId: "ann", state: "away" }]);
    people.remove("ann", "phone");
    vi.advanceTimersByTime(GRACE_MS);
    expect(save()).toEqual([]);
    people.set("ann", "laptop", false);
    expect(save()).toEqual([{ userId: "ann", state: "online" }]);
  });

  it("cost nothing for what is undone before it is written", () => {
    const { people, save } = startNode();
    people.set("ann", "tab", false);
    save();
    for (let round = 0; round < 100; round += 1) {
      people.set("ann", "tab", true);
      people.set("ann", "tab", false);
    }
    expect(save()).toEqual([]);
  });

  it("stay to be written when they change while they are", () => {
    const { people, save } = startNode();
    people.set("ann", "tab", false);
    const underWay = people.unwritten();
    people.set("ann", "tab", true);
    people.noteWritten(underWay);
    expect(save()).toEqual([{ userId: "ann", state: "away" }]);
  });

  it("are written anew when the database has lost them, or holds who is not there", () => {
    const { people, save } = startNode();
    people.set("ann", "tab", false);
    people.set("ben", "tab", false);
    save();
    people.compare(
      new Map([
        ["ben", "away"],
        ["cat", "online"],
      ]),
    );
    expect(save()).toEqual([
      { userId: "ann", state: "online" },
      { userId: "ben", state: "online" },
      { userId: "cat", state: "offline" },
    ]);
  });
});
