import { press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive } from "./pages/connection.ts";
import { chooseAction, composer, conversation, expectStored, messageRows } from "./pages/room.ts";
import { runAdmin } from "./stack/run-admin.ts";

test("a reported message is seen by an admin as it was, and deleted for everybody", async ({
  open,
  people,
  connect,
}) => {
  const [ann, ben, cat] = [await people.signUpAdmin("ann"), await people.signUp("ben"), await people.signUp("cat")];
  const { id } = await cat.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId: id });
  const bensClient = await connect(ben);
  bensClient.room(id).send("Buy my pills");
  const catsPage = await open({ as: cat, path: `/rooms/${id}`, device: "phone" });
  await expectStored(catsPage, "Buy my pills");

  await chooseAction(catsPage, "Buy my pills", "Report…");
  const dialog = catsPage.getByRole("dialog", { name: "Report this message" });
  await dialog.getByLabel("What is wrong with it").selectOption("Spam or advertising");
  await dialog.getByLabel("Note").fill("Every day");
  await expectAccessible(catsPage, "the report of a message, on a phone");
  await press(dialog.getByRole("button", { name: "Report" }));
  await expect(catsPage.getByText("The admins will look at it.")).toBeVisible();

  const { messages } = await ben.api.messages.list.query({ roomId: id });
  await bensClient.editMessage(messages[0]?.id ?? "", "Hello, dear friends");
  const annsPage = await open({ as: ann, path: "/admin/reports" });
  const row = annsPage.getByRole("row").filter({ hasText: ben.username });
  await expect(row).toContainText("Buy my pills");
  await expect(row).toContainText("Edited since");
  await expect(row).toContainText("Every day");
  await expectAccessible(annsPage, "the reports");
  await row.getByRole("button", { name: `Ban ${ben.username}…` }).click();
  const ban = annsPage.getByRole("dialog", { name: `Ban ${ben.username}?` });
  await ban.getByLabel("Reason").fill("Advertising");
  await ban.getByRole("button", { name: `Ban ${ben.username}` }).click();
  await expect(ban).toHaveCount(0);
  await expect(ben.api.rooms.list.query({})).rejects.toThrow(/You are banned/);
  await row.getByRole("button", { name: "Delete…" }).click();
  const question = annsPage.getByRole("dialog", { name: "Delete the reported message?" });
  await expectAccessible(annsPage, "the question before a reported message is deleted");
  await question.getByLabel("Reason").fill("Advertising");
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(row).toHaveCount(0);
  await expect(messageRows(catsPage).last()).toContainText("This message was deleted");
  await expect(conversation(catsPage)).not.toContainText("Hello, dear friends");
});

/** A green square. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAT0lEQVR42u3PQQkAAAgEsItjEtMZ2gi+hcEKLDX9WgQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQELgtnuKDiOs3UeQAAAABJRU5ErkJggg==",
  "base64",
);

test("a reported picture is still there for an admin when its author has deleted the message", async ({
  banter,
  open,
  people,
}) => {
  const [ann, ben, cat] = [await people.signUp("ann"), await people.signUp("ben"), await people.signUp("cat")];
  await runAdmin(banter, "promote", ann.username);
  const { id } = await cat.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId: id });
  const bensPage = await open({ as: ben, path: `/rooms/${id}` });
  await expectLive(bensPage);
  await bensPage.getByLabel("Files to attach").setInputFiles({ name: "pills.png", mimeType: "image/png", buffer: PNG });
  await composer(bensPage).fill("Look at these");
  await expect(bensPage.getByRole("progressbar")).toHaveCount(0);
  await composer(bensPage).press("Enter");
  await expectStored(bensPage, "Look at these");
  const { messages } = await cat.api.messages.list.query({ roomId: id });
  const messageId = messages[0]?.id ?? "";
  await cat.api.messages.report.mutate({ messageId, reason: "SPAM" });
  await ben.api.messages.delete.mutate({ messageId });
  await expect(conversation(bensPage)).toContainText("This message was deleted");

  const annsPage = await open({ as: ann, path: "/admin/reports" });
  const row = annsPage.getByRole("row").filter({ hasText: ben.username });
  await expect(row).toContainText("Deleted since");
  const picture = row.getByRole("img", { name: "pills.png" });
  await expect.poll(() => picture.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
  const opened = annsPage.waitForEvent("popup");
  await row.getByRole("link", { name: "Look at pills.png" }).click();
  expect(new URL((await opened).url()).pathname).toMatch(/^\/api\/reports\/.*\/files\//);
  const download = annsPage.waitForEvent("download");
  await row.getByRole("link", { name: "Save pills.png" }).click();
  expect((await download).suggestedFilename()).toBe("pills.png");
});
