import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive, NO_NETWORK } from "./pages/connection.ts";

test("Banter can be installed: its manifest names icons that there are", async ({ open, banter }) => {
  const page = await open({ path: "/" });
  const href = await page.locator("link[rel=manifest]").getAttribute("href");
  const answer = await page.request.get(href ?? "");
  const { name, display, start_url: startUrl, icons } = await answer.json();
  expect({ name, display, startUrl }).toEqual({ name: "Banter", display: "standalone", startUrl: "/rooms" });
  expect(icons.map(({ purpose }: { purpose?: string }) => purpose)).toContain("maskable");
  for (const { src, sizes } of icons as { src: string; sizes: string }[]) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    expect(size, `${banter.url}${src}`).toBe(sizes);
  }
});

test("without a network pages say so, nothing of the API is kept, and all is back with the network", async ({
  open,
  people,
  problems,
}) => {
  problems.allow(NO_NETWORK);
  problems.allow(/Failed to fetch|ERR_FAILED/);
  const ann = await people.signUp("ann");
  const { id, name } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  const page = await open({ as: ann, path: `/rooms/${id}`, serviceWorkers: "allow" });
  await expectLive(page);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await expectLive(page);
  const kept = await page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((key) => window.caches.open(key)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toEqual(["/offline"]);

  await page.context().setOffline(true);
  await page.goto("/rooms");
  await expect(page.getByRole("heading", { name: "Banter cannot be reached" })).toBeVisible();
  await page.goto(`/rooms/${id}`);
  await expect(page.getByRole("heading", { name: "Banter cannot be reached" })).toBeVisible();
  await expectAccessible(page, "the page without a network");
  await page.context().setOffline(false);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
});
