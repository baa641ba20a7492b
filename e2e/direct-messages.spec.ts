import type { Person } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { nodeOf } from "./pages/connection.ts";
import { composer, expectStored, messageRows, say } from "./pages/room.ts";

async function befriend(one: Person, other: Person): Promise<void> {
  await one.api.friends.request.mutate({ userId: other.id });
  await other.api.friends.accept.mutate({ userId: one.id });
}

test("friends on two nodes write to each other, part, and go on where they were", async ({ open, people }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  await befriend(ann, ben);
  const anns = await open({ as: ann, path: "/friends" });
  let bens = await open({ as: ben, path: "/rooms" });
  while ((await nodeOf(bens)) === (await nodeOf(anns)))
    bens = await open({ as: await people.logIn(ben), path: "/rooms" });
  const closed = (page: typeof anns) => page.getByRole("region", { name: "Why you cannot write" });

  await test.step("Ann opens the conversation from her friends and writes the first message", async () => {
    await anns.getByRole("link", { name: `Message ${ben.username}` }).click();
    await expect(anns.getByRole("heading", { level: 1, name: ben.username })).toBeVisible();
    await expect(anns.getByText("Nobody has written here yet.")).toBeVisible();
    await say(anns, "hello Ben");
    await expectStored(anns, "hello Ben");
  });

  await test.step("Ben sees it beside his rooms at once, and answers", async () => {
    const direct = bens.getByRole("region", { name: "Direct messages" });
    await direct.getByRole("link", { name: new RegExp(ann.username) }).click();
    await expectStored(bens, "hello Ben");
    await say(bens, "hello Ann");
    await expectStored(anns, "hello Ann");
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
  });

  await test.step("Ann asks again from there, Ben accepts from there, and they go on", async () => {
    await anns.getByRole("button", { name: `Ask ${ben.username} to be your friend` }).click();
    await expect(closed(anns)).toContainText(`You asked ${ben.username} to be your friend.`);
    await bens.getByRole("button", { name: `Accept ${ann.username}’s request` }).click();
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
