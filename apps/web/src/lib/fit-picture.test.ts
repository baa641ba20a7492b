import { expect, it } from "vitest";
import { fitPicture } from "./fit-picture.ts";

it.each([
  [{ width: 4_000, height: 3_000 }, 400],
  [{ width: 3_000, height: 4_000 }, 225],
  [{ width: 20, height: 10 }, 20],
  [{ width: 1, height: 30_000 }, 1],
])("%j is shown %d pixels wide", (picture, width) => {
  expect(fitPicture(picture)).toBe(width);
});
