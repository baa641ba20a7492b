import type { Page } from "@playwright/test";

/** Keeps the page's own scripts back for good: what the server made is all there is. */
export async function holdScripts(page: Page): Promise<void> {
  await page.route(/\/_next\/static\/.*\.js/, () => new Promise(() => {}));
}
