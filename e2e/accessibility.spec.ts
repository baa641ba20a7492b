import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { createRoom, expect, say, test, uniqueName } from "./people.ts";

async function violationsOf(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).join(" | ")}`);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ openPage, signUp }) => {
    const visitor = await openPage({ colorScheme });
    for (const path of ["/", "/signup", "/login"]) {
      await visitor.goto(path);
      expect(await violationsOf(visitor), path).toEqual([]);
    }

    const ann = await signUp({ colorScheme });
    expect(await violationsOf(ann.page), "the directory").toEqual([]);
    await ann.page
      .getByRole("button", { name: /create (a )?room/i })
      .first()
      .click();
    await expect(ann.page.getByRole("dialog")).toBeVisible();
    expect(await violationsOf(ann.page), "the dialog").toEqual([]);

    const name = `Room ${uniqueName()}`;
    await createRoom(ann, name);
    expect(await violationsOf(ann.page), "an empty room").toEqual([]);
    await say(ann, name, "something to read");
    await expect(ann.page.getByText("something to read", { exact: true })).toBeVisible();
    expect(await violationsOf(ann.page), "a room").toEqual([]);
    await ann.page.goto("/rooms/00000000-0000-7000-8000-000000000000");
    expect(await violationsOf(ann.page), "no such room").toEqual([]);
  });
}
