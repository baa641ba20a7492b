import { expect, type Page } from "@playwright/test";
import { isPhone } from "../fixtures/devices.ts";

/** What a console says of requests that find no network, or no server. */
export const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_IO_SUSPENDED|WebSocket connection to/;

/** Which realtime node a browser hangs on, as its connection light tells whoever asks. */
export async function nodeOf(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Connection: Live" }).click();
  const popover = page.getByRole("dialog", { name: "Connection" });
  const sentence = popover.getByText(/^Connected to node \S+\.$/);
  const text = await sentence.innerText();
  await page.keyboard.press("Escape");
  await expect(popover).toBeHidden();
  return text.replace(/^Connected to node (\S+)\.$/, "$1");
}

/** By the connection's light, which on a phone stands beside the list of rooms only. */
export async function expectLive(page: Page): Promise<void> {
  const light = page.getByRole("button", { name: "Connection: Live", includeHidden: isPhone(page) });
  await expect(light).toBeAttached();
  if (!isPhone(page)) await expect(light).toBeVisible();
}
