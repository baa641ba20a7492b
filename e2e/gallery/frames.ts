import type { BrowserContextOptions } from "@playwright/test";

/** What people hold in their hands, or have before them. */
export interface Frame {
  name: "desktop" | "tablet" | "phone";
  options: BrowserContextOptions;
}

const TOUCH = { isMobile: true, hasTouch: true };

export const FRAMES: readonly Frame[] = [
  { name: "desktop", options: { viewport: { width: 1280, height: 800 } } },
  { name: "tablet", options: { viewport: { width: 820, height: 1180 }, ...TOUCH } },
  { name: "phone", options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, ...TOUCH } },
];

export const COLOURS = ["light", "dark"] as const;
export type Colour = (typeof COLOURS)[number];
