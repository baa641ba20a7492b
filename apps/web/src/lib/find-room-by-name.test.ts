import { expect, it } from "vitest";
import { findRoomByName } from "./find-room-by-name.ts";

const ROOMS = ["Garden", "Garden tools", "Kitchen", "Über alles"].map((name) => ({ name }));

it.each([
  ["garden", "Garden"],
  ["garden t", "Garden tools"],
  ["KIT", "Kitchen"],
  ["über", "Über alles"],
  ["gar", undefined],
  ["cellar", undefined],
  ["", undefined],
])("finds by %j the room %j", (name, found) => {
  expect(findRoomByName(ROOMS, name)?.name).toBe(found);
});
