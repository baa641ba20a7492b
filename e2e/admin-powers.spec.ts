import { randomInt } from "node:crypto";
import { request as httpRequest } from "node:http";
import { press } from "./fixtures/devices.ts";
import { type Person, uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectStored, say } from "./pages/room.ts";

test("an admin logs somebody out everywhere, makes them an admin and takes the role again", async ({
  open,
  people,
}) => {
  const [ann, ben] = [await people.signUpAdmin("ann"), await people.signUp("ben")];
  const page = await open({ as: ann, path: `/admin/users/${ben.id}`, device: "phone" });
  const act = async (button: string, dialogName: string, confirm: string) => {
    await press(page.getByRole("button", { name: button }));
    const dialog = page.getByRole("dialog", { name: dialogName });
    await dialog.getByLabel("Reason").fill("As agreed");
    await press(dialog.getByRole("button", { name: confirm }));
    await expect(dialog).toHaveCount(0);
  };

  await act("End sessions…", `Log ${ben.username} out everywhere?`, "End all sessions");
  await expect(page.getByText("Logged in nowhere.")).toBeVisible();
  await expect(ben.api.rooms.list.query({})).rejects.toThrow(/session/i);

  await act("Make admin…", `Make ${ben.username} an admin?`, "Make admin");
  await expect(page.getByRole("button", { name: "Take the admin role…" })).toBeVisible();
  const again = await people.logIn(ben);
  await again.api.admin.people.query({});
  await act("Take the admin role…", `Take the admin role from ${ben.username}?`, "Take the role away");
  await expect(page.getByRole("button", { name: "Make admin…" })).toBeVisible();
  await expect(again.api.admin.people.query({})).rejects.toThrow();
});

test("an admin enters a room and gives it another owner", async ({ open, people }) => {
  const [ann, ben, cat] = [await people.signUpAdmin("ann"), await people.signUp("ben"), await people.signUp("cat")];
  const { id, name } = await ben.api.rooms.create.mutate({ name: uniqueName("shed"), kind: "PRIVATE" });
  const { token } = await ben.api.roomRoles.createInvite.mutate({ roomId: id });
  await cat.api.roomRoles.acceptInvite.mutate({ token });
  const page = await open({ as: ann, path: "/admin/rooms" });
  const choose = async (item: string) => {
    await page.getByRole("searchbox", { name: "Search rooms" }).fill(name);
    await page.getByRole("button", { name: `Actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };

  await choose("Change the owner…");
  const handover = page.getByRole("dialog", { name: `Change the owner of ${name}` });
  await handover.getByLabel("New owner").fill(cat.username);
  await handover.getByLabel("Reason").fill("Ben has left for good");
  await expectAccessible(page, "the dialog that changes a room's owner");
  await handover.getByRole("button", { name: "Change the owner" }).click();
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText(cat.username);

  await choose("Enter…");
  const question = page.getByRole("dialog", { name: `Enter ${name}?` });
  await question.getByLabel("Reason").fill("Asked for help");
  await question.getByRole("button", { name: "Enter" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await say(page, "You asked for me");
  await expectStored(page, "You asked for me");
  const { members } = await cat.api.rooms.members.query({ roomId: id });
  expect(members.find(({ id: userId }) => userId === cat.id)?.role).toBe("OWNER");
});

test("with somebody the addresses are banned that they came from", async ({ banter, open, people, problems }) => {
  problems.allow(/status of 400/);
  const [ann, ben] = [await people.signUpAdmin("ann"), await people.signUp("ben")];
  const address = `127.${randomInt(1, 250)}.${randomInt(250)}.${randomInt(1, 250)}`;
  expect(await logInFrom(address, banter.url, ben)).toBe(200);
  const page = await open({ as: ann, path: `/admin/users/${ben.id}` });
  await page.getByRole("button", { name: "Ban…", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Ban ${ben.username}?` });
  await dialog.getByLabel("Reason").fill("Comes under many names");
  await dialog.getByLabel("Ban recent addresses, too").check();
  await dialog.getByRole("listitem").filter({ hasText: address }).getByRole("checkbox").check();
  await dialog.getByRole("button", { name: `Ban ${ben.username}` }).click();
  await expect(page.getByText("Banned until")).toBeVisible();

  await page.goto("/admin/bans/addresses");
  await expect(page.getByRole("row").filter({ hasText: address })).toContainText("Comes under many names");
  await expect.poll(async () => logInFrom(address, banter.url, await people.signUp("cat"))).toBe(403);
});

/** From another address of this machine, which has all of 127.0.0.0/8; resolves with the status. */
function logInFrom(localAddress: string, url: string, { username, password }: Person): Promise<number | undefined> {
  const { port } = new URL(url);
  const options = { host: "127.0.0.1", port, localAddress, path: "/api/login", method: "POST", agent: false } as const;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { ...options, headers: { "content-type": "application/json", host: `localhost:${port}` } },
      (answer) => resolve(answer.resume().statusCode),
    );
    request.on("error", reject).end(JSON.stringify({ username, password }));
  });
}
