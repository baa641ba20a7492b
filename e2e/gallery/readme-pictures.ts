import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import type { Banter } from "../stack/start-banter.ts";
import { CHAPTERS } from "./chapters.ts";
import { COLOURS, FRAMES, type Frame } from "./frames.ts";
import { openScene } from "./take-pictures.ts";
import type { Town } from "./town/found-town.ts";

/** A little sharper than a README shows them, for dense screens, and no larger than it has to be. */
const SHARPNESS: Readonly<Partial<Record<Frame["name"], number>>> = { desktop: 1.5, phone: 2 };
/** Of WebP, from 0 to 100: text stays crisp. */
const QUALITY = 80;

const SHOWN: readonly { scene: string; frame: Frame["name"]; file: string }[] = [
  { scene: "room", frame: "desktop", file: "room" },
  { scene: "room-code", frame: "phone", file: "phone" },
];

/** Takes the pictures of README.md, whatever else is asked for. Answers with their paths. */
export async function takeReadmePictures(
  camera: { browser: Browser; banter: Banter; town: Town | null },
  directory: string,
): Promise<string[]> {
  mkdirSync(directory, { recursive: true });
  const paths: string[] = [];
  for (const { scene: name, frame: frameName, file } of SHOWN) {
    const scene = CHAPTERS.flatMap(({ scenes }) => scenes).find((one) => one.name === name);
    const frame = FRAMES.find((one) => one.name === frameName);
    if (!scene || !frame) throw new Error(`There is no scene ${name} on a ${frameName}`);
    const sharp = { ...frame, options: { ...frame.options, deviceScaleFactor: SHARPNESS[frameName] ?? 1 } };
    await openScene(scene, sharp, camera, async (page) => {
      for (const colour of COLOURS) {
        await page.emulateMedia({ colorScheme: colour });
        const path = join(directory, `${file}-${colour}.webp`);
        writeFileSync(path, await captureWebp(page));
        paths.push(path);
      }
    });
  }
  return paths;
}

async function captureWebp(page: Page): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
  await devtools.detach();
  return Buffer.from(data, "base64");
}
