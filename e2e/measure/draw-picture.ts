import type { Browser } from "@playwright/test";

/** A picture as a message might bear it: much of it different from what is beside it, so that it costs something to show. */
export async function drawPicture(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 640, height: 400 } });
  await page.setContent(`<body style="margin: 0; height: 100vh; background:
    radial-gradient(circle at 70% 30%, #ffd9a0, transparent 40%),
    repeating-linear-gradient(115deg, #3b5bdb 0 9px, #2b8a6e 9px 21px, #f2f0e8 21px 24px)">`);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}
