import { expect, it } from "vitest";
import { nameForType } from "./file-names.ts";

it.each([
  ["cat.jpg", "image/jpeg", "cat.jpg"],
  ["CAT.JPEG", "image/jpeg", "CAT.JPEG"],
  ["cat.avif", "image/webp", "cat.webp"],
  ["page.html", "image/png", "page.html.png"],
  ["cat", "image/gif", "cat.gif"],
  ["report.pdf", "application/pdf", "report.pdf"],
])("%s that is %s is called %s", (name, mediaType, called) => {
  expect(nameForType(name, mediaType)).toBe(called);
});
