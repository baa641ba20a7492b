import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { composer, expectStored, messageRows } from "./pages/room.ts";

const MESSAGE = `**bold**, *italic*, ~~gone~~, \`code\` and ||a secret||
> a quote
- one
- two

[the docs](https://example.org/docs) and [a trap](javascript:alert(1)) and <img src=x onerror=alert(1)>
\`\`\`js
let answer = 42;
\`\`\``;

for (const [name, look] of Object.entries({
  wide: { viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  narrow: { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
} as const)) {
  test(`a message is shown as it was meant, nothing in it is markup, and the composer says how it is done, ${name}`, async ({
    open,
    people,
  }) => {
    const ann = await people.signUp("ann");
    const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
    const page = await open({ as: ann, path: `/rooms/${id}`, ...look });
    await composer(page).fill(MESSAGE);
    await composer(page).press("Enter");
    await expectStored(page, "bold");
    const row = messageRows(page).first();
    await expect(row.locator("strong")).toHaveText("bold");
    await expect(row.locator("em")).toHaveText("italic");
    await expect(row.locator("s")).toHaveText("gone");
    await expect(row.locator("blockquote")).toHaveText("a quote");
    await expect(row.locator("pre")).toHaveText("let answer = 42;");
    await expect(row.locator("pre .hljs-number")).toHaveText("42");

    const links = row.getByRole("link");
    await expect(links).toHaveCount(1);
    await expect(links).toHaveAttribute("href", "https://example.org/docs");
    await expect(links).toHaveAttribute("rel", /noopener noreferrer/);
    await expect(row).toContainText("[a trap](javascript:alert(1)) and <img src=x onerror=alert(1)>");
    await expect(row.locator("img")).toHaveCount(0);

    await expectAccessible(page, `formatted text, ${look.colorScheme}`);

    const cover = row.getByRole("button", { name: "Show the spoiler" });
    await cover.click();
    await expect(cover).toHaveCount(0);
    await expect(row).toContainText("a secret");
    await expect(row).toBeFocused(); // not nowhere, with the button

    await page.getByRole("button", { name: "How to format text" }).click();
    const help = page.getByRole("dialog", { name: "How to format text" });
    await expect(help.getByRole("row").filter({ hasText: "**bold**" }).locator("strong")).toHaveText("bold");
    await expectAccessible(page, `the help with formatting, ${look.colorScheme}`);
    await page.keyboard.press("Escape");
    await expect(help).toHaveCount(0);
  });
}
