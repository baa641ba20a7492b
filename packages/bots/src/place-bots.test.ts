import { describe, expect, it } from "vitest";
import { placeBot, rotate } from "./place-bots.ts";

function placed(users: number, rooms: number, nodes: number) {
  return Array.from({ length: users }, (_, bot) => placeBot(bot, rooms, nodes));
}

describe("placing bots", () => {
  it.each([
    [50, 5, 2],
    [50, 4, 2],
    [5, 5, 2],
    [60, 6, 3],
    [7, 1, 3],
  ])("puts %i bots in %i rooms evenly on %i nodes", (users, rooms, nodes) => {
    const places = placed(users, rooms, nodes);
    const perNode = Array.from({ length: nodes }, (_, node) => places.filter((place) => place.node === node).length);
    expect(Math.max(...perNode) - Math.min(...perNode)).toBeLessThanOrEqual(1);
  });

  it.each([
    [50, 5, 2],
    [50, 4, 2],
    [60, 6, 3],
  ])("has every room of %i bots in %i rooms on each of %i nodes", (users, rooms, nodes) => {
    const places = placed(users, rooms, nodes);
    for (let room = 0; room < rooms; room += 1) {
      expect(new Set(places.filter((place) => place.room === room).map(({ node }) => node)).size).toBe(nodes);
    }
  });

  it("lets each bot try the other nodes after its own", () => {
    expect(rotate(["a", "b", "c"], 1)).toEqual(["b", "c", "a"]);
  });
});
