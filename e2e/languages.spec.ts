import { newPassword, uniqueName, uniqueUsername } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";

const GERMAN = { locale: "de-DE", timezoneId: "Europe/Berlin" };

test("a browser that asks for German is spoken to in German, from the server's first word on", async ({
  open,
  problems,
}) => {
  problems.allow(/status of 404/);
  const page = await open(GERMAN);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Einmal gesagt/);
  const sent = await page.request.get("/login", { headers: { "accept-language": "de-AT,en;q=0.5" } });
  expect(await sent.text()).toContain("Willkommen zurück");
  await page.goto("/nowhere");
  await expect(page).toHaveTitle("Hier ist nichts · Banter");
});

test("what a form or a service refuses is said in German", async ({ open, problems }) => {
  problems.allow(/status of 401/);
  const page = await open({ ...GERMAN, path: "/login" });
  await page.getByLabel("Benutzername").fill(uniqueUsername("niemand"));
  await page.getByRole("button", { name: "Anmelden" }).click();
  await expect(page.getByLabel("Passwort", { exact: true })).toHaveAccessibleDescription("Das Passwort fehlt");
  await page.getByLabel("Passwort", { exact: true }).fill(newPassword());
  await page.getByRole("button", { name: "Anmelden" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Benutzername oder Passwort ist falsch." })).toBeVisible();
});

test("numbers, days and plurals are German, down to the dates of messages", async ({ open, people, connect }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id: roomId, name } = await ann.api.rooms.create.mutate({ name: uniqueName("garten"), kind: "PUBLIC" });
  const page = await open({ ...GERMAN, as: ann, path: "/rooms?sort=NEWEST" });
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: name });
  await expect(row.getByText("1 Mitglied", { exact: false })).toBeVisible();
  await ben.api.rooms.join.mutate({ roomId });
  await page.reload(); // that it changes by itself is no matter of the language
  await expect(row.getByText("2 Mitglieder", { exact: false })).toBeVisible();
  await row.getByRole("link", { name }).click();
  await expect(page.getByRole("textbox", { name: `Nachricht an ${name}` })).toBeVisible();
  const client = await connect(ben);
  client.room(roomId).send("Moin");
  const messages = page.getByRole("region", { name: "Nachrichten", exact: true });
  await expect(messages.getByText("Moin")).toBeVisible();
  await expect(messages.getByRole("heading", { name: "Heute" })).toBeVisible();
  await expect(messages.locator("time").last()).toHaveAttribute(
    "title",
    /^\p{L}+, \d{1,2}\. \p{L}+ \d{4} um \d{2}:\d{2}$/u,
  );
  await expect(page.getByText(/Der Raum wurde angelegt: \p{L}+, \d/u)).toBeVisible();
});

test("who chooses English keeps it, whatever the browser asks for", async ({ open, people }) => {
  const ann = await people.signUp("ann");
  const page = await open({ ...GERMAN, as: ann, path: "/rooms" });
  await page.getByRole("button", { name: `Konto: ${ann.username}` }).click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { name: "Your rooms" })).toBeVisible();
  await page.goto("/friends");
  await expect(page.getByRole("heading", { name: "Friends", level: 1 })).toBeVisible();
  await page.goto("about:blank"); // a page of the app would notice that its session is gone
  await page.context().clearCookies({ name: /session/ });
  await page.goto("/login");
  await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
  await page.getByRole("group", { name: "Language" }).getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { name: "Willkommen zurück" })).toBeVisible();
});
