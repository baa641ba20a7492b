import type { Attachment } from "@banter/protocol";
import { expect, it } from "vitest";
import { textsAsWritten } from "../texts/texts-as-written.ts";
import { describeFiles } from "./describe-files.ts";

const file = (name: string, more: Partial<Attachment> = {}): Attachment => ({
  id: name,
  name,
  mediaType: "text/plain",
  sizeBytes: 1,
  picture: null,
  description: "",
  ...more,
});
const picture = { width: 1, height: 1, isAnimated: false };

it.each([
  [[], ""],
  [[file("a.pdf")], "File: a.pdf"],
  [[file("a.png", { picture })], "Picture: a.png"],
  [[file("a.png", { picture, description: "A cat" })], "Picture: A cat"],
  [[file("a.png", { picture }), file("b.png", { picture })], "2 pictures"],
  [[file("a.png", { picture }), file("b.pdf")], "2 files"],
])("%j is %s", (files, words) => {
  expect(describeFiles(files, textsAsWritten("common"))).toBe(words);
});
