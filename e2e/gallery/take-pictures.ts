import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { createProblems } from "../fixtures/problems.ts";
import { sessionCookieOf } from "../fixtures/session-cookie.ts";
import type { Banter } from "../stack/start-banter.ts";
import { becomeLive } from "./become-live.ts";
import { COLOURS, type Colour, FRAMES, type Frame } from "./frames.ts";
import type { Scene } from "./scene.ts";
import type { Town } from "./town/found-town.ts";

export interface Picture {
  scene: string;
  frame: Frame["name"];
  colour: Colour;
  /** Its name in the directory. */
  file: string;
}

export interface Taken {
  pictures: readonly Picture[];
  /** What went wrong, for whoever has to mend it. */
  problems: readonly string[];
}

interface Camera {
  browser: Browser;
  banter: Banter;
  /** Only for scenes that need one. */
  town: Town | null;
  directory: string;
}

/** A scene's pictures in every frame and colour that it asks for; what goes wrong with one is told, and ends no other. */
export async function takePictures(scene: Scene, camera: Camera): Promise<Taken> {
  mkdirSync(camera.directory, { recursive: true });
  const wanted: readonly Frame["name"][] = scene.frames ?? ["desktop", "phone"];
  const frames = FRAMES.filter(({ name }) => wanted.includes(name));
  const taken = await Promise.all(frames.map((frame) => takeInFrame(scene, frame, camera)));
  return {
    pictures: taken.flatMap(({ pictures }) => pictures),
    problems: taken.flatMap(({ problems }) => problems),
  };
}

async function takeInFrame(scene: Scene, frame: Frame, camera: Camera): Promise<Taken> {
  const pictures: Picture[] = [];
  try {
    const found: string[] = [];
    for (const colours of scene.isHeld ? COLOURS.map((colour) => [colour]) : [COLOURS]) {
      const problems = await openScene(scene, inColour(frame, colours[0]), camera, async (page) => {
        for (const colour of colours) {
          const file = `${scene.name}-${frame.name}-${colour}.png`;
          await page.emulateMedia({ colorScheme: colour });
          await page.screenshot({ path: join(camera.directory, file), animations: "disabled" });
          pictures.push({ scene: scene.name, frame: frame.name, colour, file });
        }
      });
      found.push(...problems);
    }
    return { pictures, problems: found.map((problem) => `${scene.name} on a ${frame.name}: ${problem}`) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { pictures, problems: [`${scene.name} on a ${frame.name}: ${why}`] };
  }
}

function inColour(frame: Frame, colour: Colour | undefined): Frame {
  return { ...frame, options: { ...frame.options, ...(colour && { colorScheme: colour }) } };
}

/** Brings a page into the scene's state for `look`. Resolves with what its console said that it should not. */
export async function openScene(
  scene: Scene,
  frame: Frame,
  { browser, banter, town }: Pick<Camera, "browser" | "banter" | "town">,
  look: (page: Page) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext({
    colorScheme: "light",
    ...frame.options,
    baseURL: banter.url,
    locale: "en-GB",
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  try {
    const problems = createProblems();
    if (scene.allows) problems.allow(scene.allows);
    problems.watch(context);
    const viewer = typeof scene.as === "function" ? scene.as(frame.name) : scene.as;
    if (viewer) await context.addCookies([sessionCookieOf(present(town).people[viewer], banter.url)]);
    const page = await context.newPage();
    await page.goto(typeof scene.path === "string" ? scene.path : scene.path(present(town)));
    await settle(page);
    await becomeLive(page);
    await scene.act?.({
      page,
      frame: frame.name,
      get town() {
        return present(town);
      },
    });
    if (scene.isWhole) await growToWhole(page);
    await settle(page);
    await look(page);
    return problems.list();
  } finally {
    await context.close();
  }
}

/** Until fonts and the pictures in sight are there. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const inSight = [...document.images].filter(({ loading, complete }) => loading !== "lazy" && !complete);
    await Promise.all(inSight.map((image) => image.decode().catch(() => undefined)));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** Makes the window so high that nothing is below it, also where a part of the page scrolls. */
async function growToWhole(page: Page): Promise<void> {
  const size = page.viewportSize();
  if (!size) return;
  const hidden = await page.evaluate(() =>
    Math.max(
      0,
      ...[...document.querySelectorAll("*")].map(({ scrollHeight, clientHeight, localName }) =>
        localName === "textarea" ? 0 : scrollHeight - clientHeight,
      ),
    ),
  );
  await page.setViewportSize({ width: size.width, height: size.height + hidden });
}

function present(town: Town | null): Town {
  if (!town) throw new Error("This scene shows people, and nobody is there");
  return town;
}
