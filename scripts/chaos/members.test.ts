import { expect, it } from "vitest";
import { spreadMembers } from "./members.ts";

const people = (count: number) => Array.from({ length: count }, (_, index) => index);

it.each([
  [24, 6],
  [12, 4],
  [10, 7],
])("puts %i members into two of %i rooms each", (memberCount, roomCount) => {
  const rooms = spreadMembers(people(memberCount), roomCount);
  expect(rooms).toHaveLength(roomCount);
  for (const member of people(memberCount)) expect(rooms.filter((room) => room.includes(member))).toHaveLength(2);
  const sizes = rooms.map((room) => room.length);
  expect(Math.min(...sizes)).toBeGreaterThan(0);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(2);
});

it("puts everybody into the only room, once", () => {
  expect(spreadMembers(people(3), 1)).toEqual([[0, 1, 2]]);
});
