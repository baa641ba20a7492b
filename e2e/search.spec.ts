import { press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { chooseRoomAct, messageRows, say } from "./pages/room.ts";

/** More than a page of history, so that what is found is not on the screen already. */
const LATER_MESSAGES = 120;

test("on a phone somebody finds what was said long ago, reads around it, and comes back to the newest", async ({
  open,
  people,
  connect,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const room = await ann.api.rooms.create.mutate({ name: uniqueName("Archive") });
  const word = uniqueName("Badger").replace(/\W/g, "");
  const later = Array.from({ length: LATER_MESSAGES }, (_, index) => `later ${index + 1}`);
  const anns = await connect(ann);
  for (const body of ["before it", `The ${word} lives under the hill`, "after it", ...later])
    anns.room(room.id).send(body);
  await expect.poll(() => anns.continuity.getSnapshot().waitingToSendCount).toBe(0);
  await ben.api.rooms.join.mutate({ roomId: room.id });
  const page = await open({ as: ben, path: `/rooms/${room.id}`, device: "phone" });
  await expect(messageRows(page).last()).toContainText(`later ${LATER_MESSAGES}`);

  await test.step("the search shows the message, the word marked", async () => {
    await chooseRoomAct(page, "Search this room");
    await expect(page.getByRole("heading", { name: "What you can search for" })).toBeVisible();
    await expectAccessible(page, "the help with searching, on a phone");
    await page.getByRole("searchbox", { name: "Search messages" }).fill(`${word.toUpperCase()} from:${ann.username}`);
    const found = page.getByRole("region", { name: "Found messages" });
    await expect(found.locator("mark")).toHaveText(word);
    await expectAccessible(page, "what was found, on a phone");
    await press(found.getByRole("link"));
  });

  await test.step("it is in sight, with what was said around it, also after a reload", async () => {
    for (const look of [async () => {}, async () => void (await page.reload())]) {
      await look();
      await expect(messageRows(page).filter({ hasText: word })).toBeInViewport();
      await expect(messageRows(page).filter({ hasText: "after it" })).toBeInViewport();
      await expect(page.getByText("You are looking at older messages.")).toBeVisible();
    }
    await expectAccessible(page, "older messages, on a phone");
  });

  await test.step("what happens to it is seen", async () => {
    const { results } = await ann.api.messages.search.query({ query: word });
    await ann.api.messages.edit.mutate({ messageId: results[0]?.message.id ?? "", body: "The stoat lives there" });
    await expect(messageRows(page).filter({ hasText: "The stoat lives there" })).toBeVisible();
  });

  await test.step("scrolling down loads what came later, and a link leads to now", async () => {
    const conversation = page.getByRole("region", { name: "Messages", exact: true });
    await expect(async () => {
      await conversation.press("End"); // of what there is so far
      await expect(messageRows(page).filter({ hasText: "later 60" })).toBeAttached({ timeout: 1_000 });
    }).toPass();
    await press(page.getByRole("link", { name: "Back to the newest" }));
    await expect(messageRows(page).last()).toContainText(`later ${LATER_MESSAGES}`);
    await say(page, "back again");
    await expect(messageRows(page).last()).toContainText("back again");
  });

  await test.step("without a word an author and a room are enough; what is deleted goes while one looks", async () => {
    await page.goto("/search");
    await page.getByRole("combobox", { name: "Room" }).selectOption({ label: room.name });
    const author = page.getByRole("combobox", { name: "Written by" });
    await author.fill(ben.username.slice(0, -1));
    await expect(page.locator("datalist option").first()).toBeAttached();
    await author.fill(ben.username);
    const found = page.getByRole("region", { name: "Found messages" }).getByRole("listitem");
    await expect(found).toHaveText([/back again/]);
    await expect(page.getByRole("status").filter({ hasText: "1 message found" })).toBeAttached();
    const { results } = await ben.api.messages.search.query({ author: ben.username, roomId: room.id });
    await ben.api.messages.delete.mutate({ messageId: results[0]?.message.id ?? "" });
    await expect(page.getByRole("status").filter({ hasText: "Nothing found" })).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(author).toHaveValue("");
    await expect(page.getByRole("heading", { name: "What you can search for" })).toBeVisible();
  });

  await test.step("what is not there is said not to be", async () => {
    await page.goto(`/search?q=${word}`);
    await expect(page.getByRole("status").filter({ hasText: "Nothing found" })).toBeVisible();
    await page.getByRole("searchbox").fill("after:yesterday");
    await expect(page.getByText("Write the day after “after:” like 2026-01-31.")).toBeVisible();
    await expectAccessible(page, "what is wrong with a search, on a phone");
  });

  await test.step("what was said on a day is found by it, a page at a time", async () => {
    await page.getByRole("searchbox").fill("later before:2020-01-01");
    await expect(page.getByRole("status").filter({ hasText: "Nothing found" })).toBeVisible();
    await page.getByRole("searchbox").fill("later after:2020-01-01");
    const found = page.getByRole("region", { name: "Found messages" }).getByRole("listitem");
    await expect(found.first()).toContainText(`later ${LATER_MESSAGES}`);
    expect(await found.count()).toBeLessThan(LATER_MESSAGES);
    // more of them come whenever the last one is in sight
    await expect(async () => {
      await found.last().scrollIntoViewIfNeeded();
      await expect(found.filter({ hasText: /later 1(?!\d)/ })).toBeAttached({ timeout: 500 });
    }).toPass();
    await expect(found).toHaveCount(LATER_MESSAGES);
  });
});
