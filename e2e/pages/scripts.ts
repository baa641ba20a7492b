import type { Page } from "@playwright/test";

/**
 * Waits until the page's scripts listen to all that can be pressed or written in: a server sends pages that look ready
 * before, and what becomes of an early press is a test of its own.
 */
export async function whenListening(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    // React leaves its marks on each element that it takes over
    [...document.querySelectorAll("button, input, textarea")].every((element) =>
      Object.keys(element).some((key) => key.startsWith("__react")),
    ),
  );
}
