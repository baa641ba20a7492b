import { AxeBuilder } from "@axe-core/playwright";
import { ownTest as test } from "./fixtures/own-banter.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect } from "./fixtures/test.ts";
import { expectLive, NO_NETWORK } from "./pages/connection.ts";
import { expectStored, messageTexts, say } from "./pages/room.ts";

test("a new Banter is empty, and what is said in it outlasts a restart", async ({ own, open, people, problems }) => {
  problems.allow(NO_NETWORK);
  problems.allow(/ERR_CONNECTION_REFUSED/);
  const ann = await people.signUp("ann");
  const name = uniqueName("garden");
  const page = await open({ as: ann, path: "/rooms" });
  await expect(page.getByRole("heading", { name: "It is quiet here" })).toBeVisible();
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);

  await page.getByRole("button", { name: "Create room" }).click();
  const dialog = page.getByRole("dialog", { name: "Create a room" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create room" }).click();
  await say(page, "Before the restart");
  await expectStored(page, "Before the restart");

  await own.restart();
  await test.step("an open page finds back by itself", async () => {
    await expectLive(page);
    await say(page, "After the restart");
    await expectStored(page, "After the restart");
  });
  await test.step("a new browser finds everything", async () => {
    const newPage = await open({ as: await people.logIn(ann), path: "/rooms" });
    await newPage.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name }).click();
    await expect(messageTexts(newPage)).toHaveText(["Before the restart", "After the restart"]);
  });
});
