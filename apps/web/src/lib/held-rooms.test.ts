import type { TimelineStatus } from "@banter/client";
import type { Message } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { createHeldRooms, newPlace } from "./held-rooms.ts";
import { messageWith } from "./message-for-tests.ts";

class FakeTimeline {
  status: TimelineStatus = "live";
  isClosed = false;
  readonly #listeners = new Set<(message: Message) => void>();

  constructor(
    readonly roomId: string,
    public count: number,
  ) {}
  getSnapshot = () => ({ status: this.status, messages: Array.from({ length: this.count }) }) as never;
  onMessage = (listener: (message: Message) => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  close = () => {
    this.isClosed = true;
  };
  /** Somebody says something. */
  hear(): void {
    this.count += 1;
    for (const listener of this.#listeners) listener(messageWith());
  }
}

function setUp(limits: { maxRooms?: number; maxMessages?: number; count?: number } = {}) {
  const opened: FakeTimeline[] = [];
  const held = createHeldRooms({
    open(roomId) {
      const timeline = new FakeTimeline(roomId, limits.count ?? 10);
      opened.push(timeline);
      return timeline;
    },
    ...limits,
  });
  const visit = (roomId: string) => {
    const timeline = held.show(roomId);
    held.hide(roomId);
    return timeline;
  };
  return { held, opened, visit };
}

describe("rooms that were visited", () => {
  it("stay open, with the place where one was", () => {
    const { held, opened } = setUp();
    const place = newPlace();
    const timeline = held.show("garden", place);
    place.anchor.current = { key: "m7", offsetPx: 12 };
    held.hide("garden");
    expect(held.timelineOf("garden")).toBe(timeline);
    expect(held.placeOf("garden")?.anchor.current).toEqual({ key: "m7", offsetPx: 12 });
    expect(held.show("garden")).toBe(timeline);
    expect(opened).toHaveLength(1);
  });

  it("make way for others, the one that was left first before all", () => {
    const { held, visit } = setUp({ maxRooms: 2 });
    const [garden, kitchen] = [visit("garden"), visit("kitchen")];
    visit("garden");
    visit("attic");
    expect(kitchen.isClosed).toBe(true);
    expect(garden.isClosed).toBe(false);
    expect(held.roomIds()).toEqual(["garden", "attic"]);
  });

  it("make way when they hold too many messages together, also by what is said meanwhile", () => {
    const { visit } = setUp({ maxMessages: 25 });
    const [garden, kitchen] = [visit("garden"), visit("kitchen")];
    for (let message = 0; message < 5; message += 1) kitchen.hear();
    expect(garden.isClosed).toBe(false);
    kitchen.hear();
    expect(garden.isClosed).toBe(true);
    expect(kitchen.isClosed).toBe(false);
  });

  it("are not held when one alone is larger than all may be", () => {
    const { held, visit } = setUp({ maxMessages: 5 });
    expect(visit("garden").isClosed).toBe(true);
    expect(held.timelineOf("garden")).toBeNull();
  });

  it("never make way while they are on the page, in however many parts of it", () => {
    const { held, visit } = setUp({ maxRooms: 0 });
    const garden = held.show("garden");
    held.show("garden");
    held.hide("garden");
    visit("kitchen");
    expect(garden.isClosed).toBe(false);
    held.hide("garden");
    expect(garden.isClosed).toBe(true);
  });
});

describe("rooms that one may not see any more", () => {
  it("are forgotten at once, and as soon as they leave the page", () => {
    const { held, visit } = setUp();
    const [garden, kitchen] = [visit("garden"), held.show("kitchen")];
    held.drop("garden");
    held.drop("kitchen");
    expect([garden.isClosed, kitchen.isClosed]).toEqual([true, false]);
    held.hide("kitchen");
    expect(kitchen.isClosed).toBe(true);
    expect(held.roomIds()).toEqual([]);
  });

  it("are opened anew by a later visit", () => {
    const { held, visit } = setUp();
    const before = visit("garden");
    before.status = "gone";
    expect(held.timelineOf("garden")).toBeNull();
    expect(held.show("garden")).not.toBe(before);
    expect(before.isClosed).toBe(true);
  });

  it("are not held when they never opened", () => {
    const { held } = setUp();
    const timeline = held.show("garden");
    timeline.status = "loading";
    held.hide("garden");
    expect(timeline.isClosed).toBe(true);
  });

  it("are all forgotten when the session ends", () => {
    const { held, opened, visit } = setUp();
    visit("garden");
    visit("kitchen");
    held.clear();
    expect(opened.every(({ isClosed }) => isClosed)).toBe(true);
  });
});
