import { expect, type Page } from "@playwright/test";
import { conversation, messageTexts } from "../pages/room.ts";
import { endWatch, type ScrollWatch, watchScroll } from "./scroll-watch.ts";

/** One way through the room. */
export interface Scroll extends ScrollWatch {
  way: "up" | "down";
  durationMs: number;
  /** The most elements that the page had, counted after each burst. */
  mostElements: number;
  heapMb: number;
}

/** A hand that hurries: so many turns of a wheel or a touch pad in a row, then a look. */
const TURNS_IN_A_ROW = 12;
const TURN_PX = 900;
const LOOK_MS = 120;
/** Beyond this something hangs. */
const GIVE_UP_MS = 45 * 60_000;
/** Without a message further than before. */
const MAX_STANDSTILLS = 200;

/** Wheels up to the very first message, then back down to the newest. */
export async function scrollThrough(page: Page, onProgress: (line: string) => void): Promise<Scroll[]> {
  await conversation(page).hover();
  const up = await scroll(page, "up", () => page.getByText("This is where it begins.").isVisible(), onProgress);
  const down = await scroll(page, "down", () => isAtNewest(page), onProgress);
  await expect(messageTexts(page).last()).toBeInViewport();
  return [up, down];
}

async function scroll(
  page: Page,
  way: Scroll["way"],
  hasArrived: () => Promise<boolean>,
  onProgress: (line: string) => void,
): Promise<Scroll> {
  const turnPx = way === "up" ? -TURN_PX : TURN_PX;
  const startMs = Date.now();
  let mostElements = 0;
  let place = "";
  let standstills = 0;
  await watchScroll(page);
  for (let burst = 1; !(await hasArrived()); burst += 1) {
    for (let turn = 0; turn < TURNS_IN_A_ROW; turn += 1) await page.mouse.wheel(0, turnPx);
    const seen = await look(page);
    mostElements = Math.max(mostElements, seen.elements);
    standstills = seen.place === place ? standstills + 1 : 0;
    place = seen.place;
    if (burst % 100 === 0) onProgress(`scrolling ${way}: message ${place}, ${seen.elements} elements`);
    if (standstills > MAX_STANDSTILLS || Date.now() - startMs > GIVE_UP_MS)
      throw new Error(`Scrolling ${way} does not get beyond message ${place}`);
  }
  const watched = await endWatch(page);
  const durationMs = Date.now() - startMs;
  return { way, durationMs, mostElements, heapMb: await heapMb(page), ...watched };
}

/** Where one is, after the pause that a person makes to see it. */
async function look(page: Page): Promise<{ elements: number; place: string }> {
  return page.evaluate(async (lookMs) => {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    const rows = document.querySelectorAll("[data-key] div[dir=auto]");
    const edge = document.querySelector("section[aria-label=Messages]")?.getBoundingClientRect().top ?? 0;
    const inSight = [...rows].find((row) => row.getBoundingClientRect().bottom > edge);
    return {
      elements: document.getElementsByTagName("*").length,
      place: /^\d+/.exec(inSight?.textContent ?? "")?.[0] ?? "",
    };
  }, LOOK_MS);
}

async function isAtNewest(page: Page): Promise<boolean> {
  return page.getByRole("button", { name: /new message|Jump to latest/ }).isHidden();
}

async function heapMb(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const { metrics } = await devtools.send("Performance.getMetrics");
  await devtools.detach();
  return (metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN) / 1_000_000;
}
