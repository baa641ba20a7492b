import { NAUGHTY_STRINGS, PAGE_OF_TEXT } from "@banter/testing";
import type { Locator, Page } from "@playwright/test";
import { newPassword, uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { tryEach } from "./fixtures/try-each.ts";
import { expectLive } from "./pages/connection.ts";
import { composer, expectStored, messageTexts, say } from "./pages/room.ts";

const STRINGS = [...new Set(NAUGHTY_STRINGS)];

/** What has most often been taken for more than text; the first string of each kind is looked at closely. */
const NAUGHTIEST = [
  /^<script>/,
  /^<img/,
  /javascript:/,
  /%00/,
  /^`touch/,
  /\{/,
  /[\u202a-\u202e]/,
  /\p{M}{3}/u,
  /[\u0600-\u06ff]/,
];

/** So many stay on the page while one follows a conversation. */
const MESSAGES_IN_A_ROOM = 190;

/** Far fewer than there are, far more than chance. */
const ACCEPTED_MIN = { usernames: 20, roomNames: 400, messages: 440 };

function exactTexts(elements: Locator): Promise<(string | null)[]> {
  return elements.evaluateAll((found) => found.map(({ textContent }) => textContent));
}

/** The title in what the server sends, as a browser reads it. */
async function titleOf(page: Page, path: string): Promise<string> {
  const html = await (await page.request.get(path)).text();
  return page.evaluate((sent) => new DOMParser().parseFromString(sent, "text/html").title, html);
}

/** What formatting makes of a message: elements of ours, without a thing in them that its author could have put there. */
const OWN_TAGS = ["A", "STRONG", "EM", "S", "CODE", "PRE", "BLOCKQUOTE", "DIV", "SPAN", "BUTTON"];

/** Written text holds no elements but those of formatting, no handlers, and links that lead to the web. */
async function expectNoMarkup(texts: Locator): Promise<void> {
  const inner = await texts
    .locator("*")
    .evaluateAll((found) => found.map((element) => ({ tag: element.tagName, names: element.getAttributeNames() })));
  for (const { tag, names } of inner) {
    expect(OWN_TAGS).toContain(tag);
    expect(names.filter((name) => name.startsWith("on") || ["src", "style", "srcdoc"].includes(name))).toEqual([]);
  }
  for (const href of await texts.locator("a").evaluateAll((found) => found.map((link) => link.getAttribute("href")))) {
    expect(href).toMatch(/^(https?:\/\/|mailto:)/i);
  }
}

/** Nothing but the marks of formatting may differ from what was written. */
function withoutMarks(texts: readonly (string | null)[]): (string | undefined)[] {
  return texts.map((text) => text?.replace(/[\s*_~`|>\\[\]()+•-]|\d+[.)]/g, ""));
}

test("usernames come back to the character, or are refused", async ({ open, people }) => {
  const reader = await people.signUp("reader");
  const room = await reader.api.rooms.create.mutate({ name: uniqueName("names") });
  const page = await open({ as: reader, path: `/rooms/${room.id}` });
  await page.getByRole("button", { name: "Members: 1" }).click();

  const named = await tryEach(STRINGS, "username", (username) => people.signUpAs(username, newPassword()));
  expect(named.length).toBeGreaterThan(ACCEPTED_MIN.usernames);
  for (const { text, answer: person } of named) {
    expect(person.username).toBe(text);
    await person.api.rooms.join.mutate({ roomId: room.id });
  }
  const members = page.getByRole("complementary", { name: "Members" }).getByRole("listitem");
  await expect(members).toHaveCount(named.length + 1);
  const shown = await exactTexts(members.locator("span.truncate"));
  for (const { text } of named) expect(shown.filter((name) => name === text)).toHaveLength(1);
});

test("names of rooms come back to the character, or are refused", async ({ open, people }) => {
  const [writer, reader, visitor] = [
    await people.signUp("writer"),
    await people.signUp("reader"),
    await people.signUp("visitor"),
  ];
  const named = await tryEach(STRINGS, "name", async (name) => {
    const { id: roomId } = await writer.api.rooms.create.mutate({ name });
    return reader.api.rooms.join.mutate({ roomId });
  });
  expect(named.length).toBeGreaterThan(ACCEPTED_MIN.roomNames);
  const names = named.map(({ text }) => text);
  expect(named.map(({ answer }) => answer.name)).toEqual(names);

  const page = await open({ as: reader, path: "/rooms" });
  const links = page.getByRole("navigation", { name: "Rooms" }).getByRole("listitem");
  await expect(links).toHaveCount(names.length);
  expect((await exactTexts(links)).toSorted()).toEqual(names.toSorted());

  // somebody with a short list of rooms, which would be drawn anew with every page
  const naughtiest = NAUGHTIEST.map((pattern) => named.find(({ text }) => pattern.test(text)));
  for (const room of naughtiest) await visitor.api.rooms.join.mutate({ roomId: room?.answer.id ?? "" });
  const visitorsPage = await open({ as: visitor, path: "/rooms" });
  for (const { text, answer } of naughtiest.flatMap((room) => room ?? [])) {
    await test.step(`as a search and a title: ${text}`, async () => {
      await visitorsPage.goto(`/rooms?${new URLSearchParams({ q: text })}`);
      await expect(visitorsPage.getByRole("searchbox", { name: "Search rooms" })).toHaveValue(text);
      const found = visitorsPage.getByRole("main").getByRole("heading", { level: 2 });
      expect(await exactTexts(found)).toContain(text);

      const path = `/rooms/${answer.id}`;
      expect(await titleOf(visitorsPage, path)).toBe(`${text} · Banter`);
      await visitorsPage.getByRole("navigation", { name: "Rooms" }).locator(`a[href="${path}"]`).click();
      await expect(visitorsPage).toHaveTitle(`${text} · Banter`);
      await expect(composer(visitorsPage)).toHaveAttribute("placeholder", `Message ${text}`);
      expect(await exactTexts(visitorsPage.getByRole("heading", { level: 1 }))).toEqual([text]);
    });
  }
});

test("messages come back to the character on the other node, or are refused", async ({ open, people, connect }) => {
  const [writer, reader] = [await people.signUp("writer"), await people.signUp("reader")];
  const page = await open({ as: await people.apartFrom(writer, reader), path: "about:blank" });
  const client = await connect(writer);
  const refused = new Map<string, string>();
  const accepted: string[] = [];

  for (let start = 0; start < STRINGS.length; start += MESSAGES_IN_A_ROOM) {
    const bodies = STRINGS.slice(start, start + MESSAGES_IN_A_ROOM);
    const { id } = await writer.api.rooms.create.mutate({ name: uniqueName("texts") });
    await reader.api.rooms.join.mutate({ roomId: id });
    await page.goto(`/rooms/${id}`);
    await expect(page.getByText("This is where it begins.")).toBeVisible();
    await expectLive(page);
    const room = client.room(id);
    const sent = new Map(bodies.map((body) => [room.send(body), body]));
    const stop = client.on("message_refused", ({ clientId, error }) => {
      refused.set(sent.get(clientId) ?? clientId, `${error.code}: ${error.message}`);
    });
    await expect.poll(() => client.continuity.getSnapshot().waitingToSendCount).toBe(0);
    stop();
    const expected = bodies.filter((body) => !refused.has(body));
    accepted.push(...expected);
    await expect(messageTexts(page)).toHaveCount(expected.length);
    expect(withoutMarks(await exactTexts(messageTexts(page)))).toEqual(withoutMarks(expected));
    await expectNoMarkup(messageTexts(page));

    await page.reload();
    await expect(messageTexts(page).first()).toBeVisible();
    const again = await exactTexts(messageTexts(page));
    expect(withoutMarks(again)).toEqual(withoutMarks(expected.slice(-again.length)));
  }

  expect(accepted.length).toBeGreaterThan(ACCEPTED_MIN.messages);
  expect([...new Set(refused.values())]).toEqual(["INVALID: Message is empty"]);
  for (const body of refused.keys()) expect(body).toMatch(/^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u);
});

test("a page of text in many scripts goes from one composer to another browser to the character", async ({
  open,
  people,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("<b>bold</b> & עברית") });
  await ben.api.rooms.join.mutate({ roomId: id });
  const annsPage = await open({ as: ann, path: `/rooms/${id}` });
  const bensPage = await open({ as: ben, path: `/rooms/${id}` });
  await say(annsPage, PAGE_OF_TEXT);
  await expectStored(annsPage, "Ελληνικά");
  for (const page of [annsPage, bensPage]) {
    await expect(messageTexts(page)).toHaveCount(1);
    expect(await exactTexts(messageTexts(page))).toEqual([PAGE_OF_TEXT.replaceAll("**", "")]);
    await expectNoMarkup(messageTexts(page));
  }
});
