import type { BrowserContextOptions, Page } from "@playwright/test";

export interface Device {
  name: "desktop" | "phone";
  options: BrowserContextOptions;
  /** How many times slower than this machine its processor is. */
  cpuSlowdown: number;
  /** Null for the network as it is here. */
  network: { latencyMs: number; downloadKbitPerSecond: number; uploadKbitPerSecond: number } | null;
}

/** The phone is what Lighthouse takes for one: a middling Android phone on a slow 4G network. */
export const DEVICES: readonly Device[] = [
  { name: "desktop", options: { viewport: { width: 1280, height: 800 } }, cpuSlowdown: 1, network: null },
  {
    name: "phone",
    options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    cpuSlowdown: 4,
    network: { latencyMs: 150, downloadKbitPerSecond: 1_638, uploadKbitPerSecond: 750 },
  },
];

const BYTES_PER_KBIT = 1_000 / 8;

/** Makes a page as slow as the device is. WebSockets stay as fast as the network here is. */
export async function slowDown(page: Page, { cpuSlowdown, network }: Device): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
  if (!network) return;
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: network.latencyMs,
    downloadThroughput: network.downloadKbitPerSecond * BYTES_PER_KBIT,
    uploadThroughput: network.uploadKbitPerSecond * BYTES_PER_KBIT,
  });
}
