import { randomUUID } from "node:crypto";
import { press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { composer, say } from "./pages/room.ts";

test("an address of no room says so, be it unknown, malformed or someone else's private room", async ({
  open,
  people,
  problems,
}) => {
  problems.allow(/status of 404/);
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id: privateId } = await ben.api.rooms.create.mutate({ name: uniqueName("secret"), kind: "PRIVATE" });
  const page = await open({ as: ann, path: "/rooms" });
  for (const id of [randomUUID(), "no-id-at-all", privateId]) {
    await page.goto(`/rooms/${id}`);
    await expect(page.getByRole("heading", { name: "There is no such room" })).toBeVisible();
  }
  await page.getByRole("main").getByRole("link", { name: "Browse rooms" }).click();
  await expect(page.getByRole("heading", { name: "Rooms", level: 1 })).toBeVisible();
});

test("on a phone the directory shows rooms in the order that one chooses, and one joins from it", async ({
  open,
  people,
  connect,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const word = uniqueName("sorted").replace(" ", "-");
  const rooms = {
    old: await ben.api.rooms.create.mutate({ name: `${word} zebra` }),
    full: await ben.api.rooms.create.mutate({ name: `${word} monkey` }),
    young: await ben.api.rooms.create.mutate({ name: `${word} ape` }),
  };
  await (await people.signUp("cat")).api.rooms.join.mutate({ roomId: rooms.full.id });
  const bens = await connect(ben);
  bens.room(rooms.old.id).send("Still here");
  await expect.poll(() => bens.continuity.getSnapshot().waitingToSendCount).toBe(0);
  const page = await open({ as: ann, path: `/rooms?q=${word}`, device: "phone" });
  const headings = page.getByRole("main").getByRole("heading", { level: 2 });
  const order = page.getByRole("combobox", { name: "Order of rooms" });
  for (const [sort, first] of [
    ["Most active", rooms.old],
    ["Most members", rooms.full],
    ["Newest", rooms.young],
    ["By name", rooms.young],
  ] as const) {
    await order.selectOption(sort);
    await expect(headings.first()).toHaveText(first.name);
    await expect(headings).toHaveCount(3);
  }
  await expect(headings).toHaveText([rooms.young.name, rooms.full.name, rooms.old.name]);
  await page.reload();
  await expect(order).toHaveValue("NAME");
  await press(page.getByRole("button", { name: `Join ${rooms.full.name}` }));
  await expect(composer(page)).toBeVisible();
});

test("a private room is found by its members only", async ({ open, people }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const name = uniqueName("secret");
  await ann.api.rooms.create.mutate({ name, kind: "PRIVATE" });
  const search = `/rooms?${new URLSearchParams({ q: name })}`;
  const annsPage = await open({ as: ann, path: search });
  await expect(annsPage.getByRole("main").getByRole("link", { name })).toBeVisible();
  const bensPage = await open({ as: ben, path: search });
  await expect(bensPage.getByRole("heading", { name: /^No room is called/ })).toBeVisible();
});

test("who clicks on a room before the search has caught up with the keys gets there", async ({ open, people }) => {
  const ann = await people.signUp("ann");
  const room = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  const page = await open({ as: ann, path: `/rooms?${new URLSearchParams({ q: room.name })}` });
  const link = page.getByRole("main").getByRole("link", { name: room.name });
  await expect(link).toBeVisible();
  // The way there takes longer than the pause after which a search is written into the address.
  await page.route(`**/rooms/${room.id}*`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  await page.getByRole("searchbox", { name: "Search rooms" }).fill(room.name.slice(0, -1));
  await link.click();
  await expect(composer(page)).toBeVisible();
});

test("whoever comes is shown among the members, and gone when they leave", async ({ open, people }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const room = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  const annsPage = await open({ as: ann, path: `/rooms/${room.id}` });
  await annsPage.getByRole("button", { name: "Members: 1" }).click();
  const members = annsPage.getByRole("complementary", { name: "Members" });
  await expect(members.getByRole("listitem")).toHaveText([new RegExp(`${ann.username}.*Owner`)]);

  const bensPage = await open({ as: ben, path: `/rooms/${room.id}` });
  await expect(composer(bensPage)).toHaveCount(0);
  await bensPage.getByRole("button", { name: "Join room" }).click();
  await expect(composer(bensPage)).toBeVisible();
  await expect(members.getByRole("listitem").filter({ hasText: ben.username })).toBeVisible();

  await bensPage.getByRole("button", { name: "Leave room" }).click();
  await bensPage.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await expect(bensPage.getByRole("heading", { name: "Rooms", level: 1 })).toBeVisible();
  await expect(bensPage.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: room.name })).toHaveCount(
    0,
  );
  await expect(members.getByRole("listitem").filter({ hasText: ben.username })).toHaveCount(0);
});

test("a message in a room that one does not look at marks it as unread until one does", async ({ open, people }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const quiet = await ann.api.rooms.create.mutate({ name: uniqueName("quiet") });
  const busy = await ann.api.rooms.create.mutate({ name: uniqueName("busy") });
  await ben.api.rooms.join.mutate({ roomId: busy.id });
  const annsPage = await open({ as: ann, path: `/rooms/${quiet.id}` });
  const bensPage = await open({ as: ben, path: `/rooms/${busy.id}` });
  await say(bensPage, "Anyone here?");
  const link = annsPage.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: busy.name });
  await expect(link).toContainText("1 new message");
  await link.click();
  await expect(annsPage.getByRole("heading", { name: busy.name, level: 1 })).toBeVisible();
  await expect(link).not.toContainText("new message");
});
