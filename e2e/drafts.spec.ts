import { press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectLive } from "./pages/connection.ts";
import { composer, expectStored, roomLink as link } from "./pages/room.ts";

test("what was typed waits in its room, over other rooms, a reload and another tab, until it is sent", async ({
  open,
  people,
  connect,
}, info) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  await ann.api.friends.request.mutate({ userId: ben.id });
  await ben.api.friends.accept.mutate({ userId: ann.id });
  (await connect(ben)).direct(ann.id).send("Hello Ann");
  const [garden, kitchen] = [
    await ann.api.rooms.create.mutate({ name: uniqueName("garden") }),
    await ann.api.rooms.create.mutate({ name: uniqueName("kitchen") }),
  ];
  const page = await open({ as: ann, path: `/rooms/${garden.id}` });
  await expectLive(page);
  await composer(page).fill("The beans");
  await link(page, kitchen.name).click();
  await expect(composer(page)).toHaveAccessibleName(`Message ${kitchen.name}`);
  await expect(composer(page)).toHaveValue("");
  await composer(page).fill("The soup");
  await link(page, ben.username).click();
  await expect(composer(page)).toHaveAccessibleName(`Message ${ben.username}`);
  await composer(page).fill("Dear Ben");
  for (const { name } of [garden, kitchen]) await expect(link(page, name)).toHaveAccessibleName(/ draft/);
  await page.screenshot({ path: info.outputPath("drafts-light.png") });

  await page.reload();
  await expect(composer(page)).toHaveValue("Dear Ben");
  const nextPage = await page.context().newPage();
  await page.close();
  await nextPage.goto(`/rooms/${garden.id}`);
  await expectLive(nextPage);
  await expect(composer(nextPage)).toHaveValue("The beans");
  await composer(nextPage).press("Enter");
  await expectStored(nextPage, "The beans");
  await link(nextPage, kitchen.name).click();
  await expect(composer(nextPage)).toHaveValue("The soup");
  await expect(link(nextPage, garden.name)).not.toHaveAccessibleName(/ draft/);

  await test.step("on a phone too, where the list of rooms is a screen of its own", async () => {
    const phone = await open({ as: await people.logIn(ann), path: `/rooms/${garden.id}`, device: "phone" });
    await expectLive(phone);
    await composer(phone).fill("The peas");
    await press(phone.getByRole("link", { name: "Back to your rooms" }));
    await expect(link(phone, garden.name)).toHaveAccessibleName(/ draft/);
    await phone.reload();
    await press(link(phone, garden.name));
    await expect(composer(phone)).toHaveValue("The peas");
  });
});
