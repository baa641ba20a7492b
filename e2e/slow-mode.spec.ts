import { press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive } from "./pages/connection.ts";
import { chooseRoomAct, composer, expectStored, messageTexts, say } from "./pages/room.ts";

test("the owner makes a room slow on a phone, a member sees the wait, and what is sent too soon arrives later, in order", async ({
  open,
  people,
  connect,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id, name } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId: id });
  const annsPage = await open({ as: ann, path: `/rooms/${id}`, device: "phone" });
  const bensPage = await open({ as: ben, path: `/rooms/${id}` });
  await expectLive(bensPage);

  await chooseRoomAct(annsPage, "Room settings");
  const dialog = annsPage.getByRole("dialog", { name: "Room settings" });
  await expect(dialog.getByLabel("Name")).toHaveValue(name);
  await expectAccessible(annsPage, "the settings of a room, on a phone");
  await dialog.getByLabel("Topic").fill("Beans, slowly");
  await dialog.getByLabel("Slow mode").selectOption("One message every 30 s");
  await press(dialog.getByRole("button", { name: "Save" }));
  await expect(dialog).toBeHidden();
  await expect(bensPage.getByText("Beans, slowly")).toBeVisible();
  await expect(bensPage.getByText("Slow mode: 30 s between messages")).toBeVisible();

  await say(bensPage, "One");
  await expect(bensPage.getByText(/^Slow mode: you can send again in \d+ s$/)).toBeVisible();
  await composer(bensPage).fill("Two");
  await composer(bensPage).press("Enter");
  await expect(composer(bensPage)).toHaveValue("Two");

  // A client that knows nothing of slow mode: the outbox waits as long as the server says.
  await ann.api.roomKeeping.change.mutate({ roomId: id, slowModeSeconds: 2 });
  const room = (await connect(ben)).room(id);
  for (const text of ["Three", "Four"]) room.send(text);
  await expectStored(annsPage, "Four");
  await expect(messageTexts(annsPage)).toHaveText(["One", "Three", "Four"]);

  for (const text of ["As often", "as I like"]) await say(annsPage, text);
  await expectStored(bensPage, "as I like");
});
