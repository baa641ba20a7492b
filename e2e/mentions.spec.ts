import type { Page } from "@playwright/test";
import { press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive } from "./pages/connection.ts";
import { composer, expectStored, messageRows, roomLink } from "./pages/room.ts";

function people(page: Page) {
  return page.getByRole("listbox", { name: "People to mention" });
}

test("a name is completed while it is typed and calls its owner; everybody only the room's owner can call", async ({
  open,
  people: everybody,
}) => {
  const [ann, ben] = [await everybody.signUp("ann"), await everybody.signUp("ben")];
  const room = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId: room.id });
  const annsPage = await open({ as: ann, path: `/rooms/${room.id}` });
  const bensPage = await open({ as: ben, path: "/rooms", device: "phone" });
  await expectLive(annsPage);
  await expectLive(bensPage);

  await test.step("Ann, the owner, is offered Ben and everybody, and calls Ben", async () => {
    await composer(annsPage).pressSequentially("Hello @");
    await expect(people(annsPage).getByRole("option")).toHaveText([new RegExp(ben.username), /@room/]);
    await expectAccessible(annsPage, "the people to mention");
    await composer(annsPage).pressSequentially("BE");
    await expect(people(annsPage).getByRole("option")).toHaveCount(1);
    await composer(annsPage).press("Tab");
    await expect(composer(annsPage)).toHaveValue(`Hello @${ben.username} `);
    await composer(annsPage).press("Enter");
    await expectStored(annsPage, `Hello @${ben.username}`);
    await expect(roomLink(bensPage, room.name)).toHaveAccessibleName(/ 1 mention, 1 new message$/);
  });

  await test.step("as she changes what she wrote, names are completed, too", async () => {
    await composer(annsPage).press("ArrowUp");
    const field = annsPage.getByRole("textbox", { name: "Edit message" });
    await field.pressSequentially("and @be");
    await expect(people(annsPage).getByRole("option")).toHaveText([new RegExp(ben.username)]);
    await field.press("Enter");
    await expect(field).toHaveValue(`Hello @${ben.username} and @${ben.username} `);
    await field.press("Escape");
    await expect(field).toHaveCount(0);
  });

  await test.step("then everybody", async () => {
    await composer(annsPage).pressSequentially("@roo");
    await composer(annsPage).press("Enter");
    await composer(annsPage).pressSequentially("come");
    await composer(annsPage).press("Enter");
    await expectStored(annsPage, "@room come");
    await expect(roomLink(bensPage, room.name)).toHaveAccessibleName(/ 2 mentions, 2 new messages$/);
  });

  await test.step("Ben, on a phone, sees that he is meant, is offered no @room, and calls nobody by it", async () => {
    await press(roomLink(bensPage, room.name));
    await expect(messageRows(bensPage).first().locator("mark")).toHaveText(`@${ben.username}`);
    await annsPage.goto("/friends");
    await composer(bensPage).pressSequentially("@");
    await expect(people(bensPage).getByRole("option")).toHaveText([new RegExp(ann.username)]);
    await composer(bensPage).press("Escape");
    await expect(people(bensPage)).toBeHidden();
    await composer(bensPage).fill("");
    await composer(bensPage).pressSequentially("@");
    await press(people(bensPage).getByRole("option"));
    await expect(composer(bensPage)).toHaveValue(`@${ann.username} `);
    await composer(bensPage).fill("@room me too");
    await press(bensPage.getByRole("button", { name: "Send message" }));
    await expectStored(bensPage, "@room me too");
    await expect(roomLink(annsPage, room.name)).toHaveAccessibleName(/ 1 new message$/);
    await expect(roomLink(annsPage, room.name)).not.toHaveAccessibleName(/mention/);
  });
});
