// `npm run icons`: the installed app's icons as PNG, from the SVG that browsers show in their tabs.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "../chromium.ts";

const APP = new URL("../../apps/web/src/app/", import.meta.url);
const GROUND = "#fbfaf7";

/** Of a maskable icon, whatever is outside of the middle four fifths may be cut off (W3C, Web Application Manifest). */
const ICONS = [
  { file: "app-icons/icon-192.png", px: 192, share: 0.9, ground: "transparent" },
  { file: "app-icons/icon-512.png", px: 512, share: 0.9, ground: "transparent" },
  { file: "app-icons/maskable-512.png", px: 512, share: 0.6, ground: GROUND },
  { file: "apple-icon.png", px: 180, share: 0.72, ground: GROUND },
];

const svg = readFileSync(new URL("icon.svg", APP), "utf8");
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
for (const { file, px, share, ground } of ICONS) {
  const page = await browser.newPage({ viewport: { width: px, height: px } });
  await page.setContent(`<style>
    body { margin: 0; display: grid; place-items: center; height: 100vh; background: ${ground}; }
    svg { width: ${share * 100}%; }
  </style>${svg}`);
  await page.screenshot({ path: fileURLToPath(new URL(file, APP)), omitBackground: true });
  await page.close();
}
await browser.close();
