import { expect, type Page } from "@playwright/test";

/** Until a page that has a connection is live: before that it does not know what waits. */
export async function becomeLive(page: Page): Promise<void> {
  const light = page.getByRole("button", { name: /^Connection: /, includeHidden: true });
  if ((await light.count()) > 0) await expect(light).toHaveAttribute("aria-label", "Connection: Live");
}
