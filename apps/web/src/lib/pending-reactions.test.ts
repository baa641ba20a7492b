import type { Reaction } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { createPendingReactions } from "./pending-reactions.ts";

const ME = { id: "me", username: "me" };
const BEN = { id: "ben", username: "ben" };
const message = (rev: number, ...reactions: Reaction[]) => ({ id: "m", rev, reactions });
const beans = (...people: (typeof ME)[]): Reaction => ({ emoji: "🌱", count: people.length, people });

describe("a reaction", () => {
  it("is shown at once, with those of others, and taken back at once", () => {
    const pending = createPendingReactions();
    expect(pending.reactionsOf(message(1, beans(BEN)), ME)).toEqual([beans(BEN)]);
    pending.add("m", "🌱", true);
    pending.add("m", "🎉", true);
    pending.add("other", "👍", true);
    const shown = [beans(ME, BEN), { emoji: "🎉", count: 1, people: [ME] }];
    expect(pending.reactionsOf(message(1, beans(BEN)), ME)).toEqual(shown);
    pending.add("m", "🌱", false);
    pending.add("m", "🎉", false);
    expect(pending.reactionsOf(message(1, beans(ME, BEN)), ME)).toEqual([beans(BEN)]);
  });

  it("goes again when the server refuses it", () => {
    const pending = createPendingReactions();
    const settle = pending.add("m", "🎉", true);
    let changes = 0;
    pending.subscribe(() => {
      changes += 1;
    });
    settle();
    expect(pending.reactionsOf(message(1), ME)).toEqual([]);
    expect(changes).toBe(1);
  });

  it("stays until the message itself says it, and no longer", () => {
    const pending = createPendingReactions();
    pending.add("m", "🌱", true)({ rev: 3 });
    expect(pending.reactionsOf(message(2), ME)).toEqual([beans(ME)]);
    expect(pending.reactionsOf(message(3, beans(BEN)), ME)).toEqual([beans(BEN)]);
  });

  it("is what was chosen last, whatever is answered to what was before", () => {
    const pending = createPendingReactions();
    const first = pending.add("m", "🌱", true);
    pending.add("m", "🌱", false);
    first({ rev: 2 });
    expect(pending.reactionsOf(message(2, beans(ME)), ME)).toEqual([]);
    first();
    expect(pending.reactionsOf(message(2, beans(ME)), ME)).toEqual([]);
  });
});
