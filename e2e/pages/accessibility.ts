import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What axe objects to in what a page shows now: each rule with the elements that break it. */
async function violationsOf(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // without its other mode, which opens a page for each analysis: there are no frames here
    .setLegacyMode()
    // a tooltip is of what it describes, wherever it stands in the page
    .exclude("[data-radix-popper-content-wrapper]:has([role=tooltip])")
    // what passes is not described, and no file is loaded anew for rules that look at none
    .options({ resultTypes: ["violations"], preload: false });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
}

/** Fails the test if axe finds something, and goes on. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  expect.soft(await violationsOf(page), what).toEqual([]);
}
