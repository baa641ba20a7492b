import { press } from "./fixtures/devices.ts";
import type { Person } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { composer, expectStored, messageRows, say } from "./pages/room.ts";

async function befriend(one: Person, other: Person): Promise<void> {
  await one.api.friends.request.mutate({ userId: other.id });
  await other.api.friends.accept.mutate({ userId: one.id });
}

test("friends on two nodes write to each other, part, and go on where they were", async ({ open, people }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  await befriend(ann, ben);
  const anns = await open({ as: ann, path: "/friends" });
  const bens = await open({ as: await people.apartFrom(ann, ben), path: "/rooms", device: "phone" });
  const closed = (page: typeof anns) => page.getByRole("region", { name: "Why you cannot write" });

  await test.step("Ann opens the conversation from her friends and writes the first message", async () => {
    await anns.getByRole("link", { name: `Message ${ben.username}` }).click();
    await expect(anns.getByRole("heading", { level: 1, name: ben.username })).toBeVisible();
    await expect(anns.getByText("Nobody has written here yet.")).toBeVisible();
    await expectAccessible(anns, "a direct conversation before its first message");
    await say(anns, "hello Ben");
    await expectStored(anns, "hello Ben");
  });

  await test.step("Ben sees it beside his rooms at once, and answers on his phone", async () => {
    await press(bens.getByRole("button", { name: "Your rooms" }));
    const direct = bens.getByRole("region", { name: "Direct messages" });
    await press(direct.getByRole("link", { name: new RegExp(ann.username) }));
    await expectStored(bens, "hello Ben");
    await composer(bens).fill("hello Ann");
    await press(bens.getByRole("button", { name: "Send message" }));
    await expectStored(anns, "hello Ann");
    await expectAccessible(bens, "a direct conversation, on a phone");
  });

  await test.step("Ben ends the friendship: both still read, and learn why they cannot write", async () => {
    await ben.api.friends.remove.mutate({ userId: ann.id });
    for (const [page, other] of [
      [anns, ben],
      [bens, ann],
    ] as const) {
      await expect(closed(page)).toContainText(`You and ${other.username} are not friends any more.`);
      await expect(composer(page)).toHaveCount(0);
      await expectStored(page, "hello Ben");
    }
    await expectAccessible(bens, "a direct conversation that is closed, on a phone");
  });

  await test.step("Ann asks again from there, Ben accepts from there, and they go on", async () => {
    await anns.getByRole("button", { name: `Ask ${ben.username} to be your friend` }).click();
    await expect(closed(anns)).toContainText(`You asked ${ben.username} to be your friend.`);
    await press(bens.getByRole("button", { name: `Accept ${ann.username}’s request` }));
    await say(bens, "there you are");
    await expectStored(anns, "there you are");
    await anns.reload();
    await expectStored(anns, "hello Ann");
  });

  await test.step("Ann sees that Ben is there", async () => {
    await expect(anns.getByRole("main").getByText("Online", { exact: true })).toBeVisible();
  });

  await test.step("what was said is found, and opens where it was said", async () => {
    await anns.goto(`/search?q=hello from:${ben.username}`);
    await anns.getByRole("region", { name: "Found messages" }).getByRole("link").click();
    await expect(anns).toHaveURL(new RegExp(`/messages/${ben.id}\\?at=\\d+$`));
    await expect(messageRows(anns).filter({ hasText: "hello Ann" })).toBeInViewport();
    await anns.getByRole("link", { name: "Back to the newest" }).click();
    await expect(anns).toHaveURL(new RegExp(`/messages/${ben.id}$`));
    await expectStored(anns, "there you are");
  });
});

test("a block looks like the end of a friendship to the blocked, and strangers find nothing", async ({
  open,
  people,
}) => {
  const [ann, ben, cat] = [await people.signUp("ann"), await people.signUp("ben"), await people.signUp("cat")];
  await befriend(ann, ben);
  const { message } = await ann.api.direct.send.mutate({
    toUserId: ben.id,
    clientId: crypto.randomUUID(),
    body: "a word",
  });
  const anns = await open({ as: ann, path: `/rooms/${message.roomId}` });
  await expect(anns).toHaveURL(new RegExp(`/messages/${ben.id}$`));
  await expectStored(anns, "a word");
  await ben.api.blocks.block.mutate({ userId: ann.id });
  const why = anns.getByRole("region", { name: "Why you cannot write" });
  await expect(why).toContainText(`You and ${ben.username} are not friends any more.`);

  const bens = await open({ as: ben, path: `/messages/${ann.id}` });
  await expect(bens.getByRole("button", { name: `Unblock ${ann.username}` })).toBeVisible();
  await expect(bens.getByText("a word")).toHaveCount(0);
  const cats = await open({ as: cat, path: `/messages/${ann.id}` });
  await expect(cats.getByRole("region", { name: "Why you cannot write" })).toContainText("Only friends can write");
  await expect(cats.getByText("a word")).toHaveCount(0);
});
