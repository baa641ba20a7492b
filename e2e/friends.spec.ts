import { press } from "./fixtures/devices.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive } from "./pages/connection.ts";

test("people on two nodes find each other, become friends and part again, each seeing it at once", async ({
  open,
  people,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const anns = await open({ as: ann, path: "/friends" });
  const bens = await open({ as: await people.apartFrom(ann, ben), path: "/rooms", device: "phone" });
  for (const page of [anns, bens]) await expectLive(page);
  await expect(anns.getByText("No friends here yet.")).toBeVisible();

  await test.step("Ann finds Ben by the beginning of his name and asks him", async () => {
    await anns.getByRole("searchbox", { name: "Search people" }).fill(ben.username.slice(0, -2).toUpperCase());
    await anns.getByRole("button", { name: `Ask ${ben.username} to be your friend` }).click();
    await expect(anns.getByRole("button", { name: `Take back your request to ${ben.username}` })).toBeVisible();
    await anns.getByRole("searchbox", { name: "Search people" }).fill("");
    await expect(anns.getByRole("region", { name: "You ask them (1)" })).toContainText(ben.username);
  });

  await test.step("Ben is told on his phone, and accepts", async () => {
    await expect(bens.getByText(`${ann.username} asks to be your friend`)).toBeVisible();
    await expectAccessible(bens, "a short note, on a phone");
    await press(bens.getByRole("button", { name: "Your rooms" }));
    await press(bens.getByRole("link", { name: "Friends 1 request" }));
    await press(bens.getByRole("button", { name: `Accept ${ann.username}’s request` }));
    await expect(bens.getByRole("region", { name: "Your friends (1)" })).toContainText(ann.username);
    await expect(anns.getByRole("region", { name: "Your friends (1)" })).toContainText(ben.username);
  });

  await test.step("Ben removes Ann, after a question", async () => {
    await press(bens.getByRole("button", { name: `Remove ${ann.username}` }));
    await expectAccessible(bens, "the question before a friend is removed, on a phone");
    await press(bens.getByRole("alertdialog").getByRole("button", { name: "Remove" }));
    for (const page of [anns, bens]) await expect(page.getByText("No friends here yet.")).toBeVisible();
  });
});

test("a request can be declined and taken back, and a search that finds nobody says so", async ({ open, people }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  await ann.api.friends.request.mutate({ userId: ben.id });
  const page = await open({ as: ben, path: "/friends" });
  await page.getByRole("button", { name: `Decline ${ann.username}’s request` }).click();
  await expect(page.getByText("No friends here yet.")).toBeVisible();
  // the button that was pressed is gone with its row
  await expect(page.locator("main")).toBeFocused();

  await page.getByRole("searchbox", { name: "Search people" }).fill(ann.username);
  await page.getByRole("button", { name: `Ask ${ann.username} to be your friend` }).click();
  await page.getByRole("button", { name: `Take back your request to ${ann.username}` }).click();
  await expect(page.getByRole("button", { name: `Ask ${ann.username} to be your friend` })).toBeVisible();
  expect((await ann.api.friends.list.query({})).asked).toEqual([]);

  await page.getByRole("searchbox", { name: "Search people" }).fill("nobody_has_this_name");
  await expect(page.getByRole("status").filter({ hasText: "Nobody’s name begins with" })).toBeVisible();
});
