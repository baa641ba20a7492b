import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "./fixtures/test.ts";
import { CHAPTERS } from "./gallery/chapters.ts";
import { writeContactSheet } from "./gallery/contact-sheet.ts";
import { select } from "./gallery/scene.ts";
import { takePictures } from "./gallery/take-pictures.ts";

test("the gallery has a picture of each frame and colour, a page that shows them, and says what went wrong", async ({
  banter,
  browser,
}, info) => {
  const directory = info.outputPath("gallery");
  const camera = { browser, banter, town: null, directory };
  const chapters = select(CHAPTERS, "not-found");
  const [scene] = chapters.flatMap(({ scenes }) => scenes);
  if (!scene) throw new Error("There is no such scene");

  const { pictures, problems } = await takePictures(scene, camera);
  expect(problems).toEqual([]);
  const files = ["desktop-light", "desktop-dark", "phone-light", "phone-dark"].map((end) => `not-found-${end}.png`);
  expect(pictures.map(({ file }) => file)).toEqual(files);
  const sheet = readFileSync(writeContactSheet(directory, chapters, { pictures, problems }), "utf8");
  for (const file of files) {
    expect(existsSync(info.outputPath("gallery", file))).toBe(true);
    expect(sheet).toContain(`src="${file}"`);
  }

  const { allows: _, ...unexpected } = scene;
  const watched = await takePictures(unexpected, camera);
  expect(watched.problems).toEqual([
    expect.stringContaining("not-found on a desktop: console.error"),
    expect.stringContaining("not-found on a phone: console.error"),
  ]);
});

test("no two pictures have the same name", () => {
  const names = CHAPTERS.flatMap(({ scenes }) => scenes.map(({ name }) => name));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
