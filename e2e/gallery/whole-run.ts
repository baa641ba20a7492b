import { expect, test } from "../fixtures/test.ts";
import { CHAPTERS } from "./chapters.ts";
import { writeContactSheet } from "./contact-sheet.ts";
import { takeReadmePictures } from "./readme-pictures.ts";
import { needsTown, select } from "./scene.ts";
import { type Picture, takePictures } from "./take-pictures.ts";
import { foundTown } from "./town/found-town.ts";

const { GALLERY_ONLY = "", GALLERY_DIRECTORY = "", GALLERY_README_DIRECTORY = "" } = process.env;

test("the gallery", async ({ banter, browser }) => {
  const chapters = select(CHAPTERS, GALLERY_ONLY);
  const scenes = chapters.flatMap((chapter) => chapter.scenes);
  if (scenes.length === 0) throw new Error(`No picture has "${GALLERY_ONLY}" in its name. There are: ${listNames()}`);
  print("people move in");
  const town = GALLERY_README_DIRECTORY !== "" || scenes.some(needsTown) ? await foundTown(banter, browser) : null;
  if (GALLERY_README_DIRECTORY !== "") {
    const paths = await takeReadmePictures({ browser, banter, town }, GALLERY_README_DIRECTORY);
    print(paths.join("\n"));
  }

  const pictures: Picture[] = [];
  const problems: string[] = [];
  for (const scene of scenes) {
    const taken = await takePictures(scene, { browser, banter, town, directory: GALLERY_DIRECTORY });
    pictures.push(...taken.pictures);
    problems.push(...taken.problems);
    print(
      `${scene.name}: ${taken.problems.length === 0 ? `${taken.pictures.length} pictures` : taken.problems.join("\n  ")}`,
    );
  }
  town?.close();
  print(`\n${pictures.length} pictures: ${writeContactSheet(GALLERY_DIRECTORY, chapters, { pictures, problems })}`);
  expect(problems, "what no picture should have to show").toEqual([]);
});

function listNames(): string {
  return CHAPTERS.flatMap((chapter) => chapter.scenes.map(({ name }) => name)).join(", ");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
