import { expect, type Page } from "@playwright/test";
import { holdScripts } from "../hold-scripts.ts";
import type { Chapter, Stage } from "../scene.ts";

async function browse({ page, frame }: Pick<Stage, "page" | "frame">): Promise<void> {
  const button = page.getByRole("button", { name: "Browse" });
  const search = page.getByRole("searchbox", { name: "Search rooms" });
  // the page is there before the code that answers a tap
  if (frame === "phone")
    await expect(async () => {
      await button.click();
      await expect(search).toBeVisible({ timeout: 1_000 });
    }).toPass();
  await expect(page.getByRole("link", { name: "Harbour crew" }).last()).toBeVisible();
}

async function openCreation(page: Page, stage: Pick<Stage, "page" | "frame">) {
  await browse(stage);
  await page.getByRole("button", { name: "Create room" }).click();
  const dialog = page.getByRole("dialog", { name: "Create a room" });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Which rooms there are, and the ways to another one. */
export const ROOMS_CHAPTER: Chapter = {
  title: "Rooms, and the ways there",
  scenes: [
    {
      name: "rooms",
      caption: "The directory",
      as: "Mara",
      path: "/rooms",
      frames: ["desktop", "tablet", "phone"],
      act: browse,
    },
    {
      name: "rooms-joined",
      caption: "One’s own rooms, what waits there, and direct messages",
      as: "Mara",
      path: "/rooms",
      frames: ["phone"],
      async act({ page }) {
        await expect(page.getByRole("region", { name: "Direct messages" })).toBeVisible();
        await expect(page.getByRole("link", { name: /Weekend hikes.*mention/ })).toBeVisible();
      },
    },
    {
      name: "rooms-none",
      caption: "No room is called that",
      as: "Mara",
      path: "/rooms?q=submarines",
      async act({ page }) {
        await expect(page.getByRole("heading", { name: /^No room is called/ })).toBeVisible();
      },
    },
    {
      name: "rooms-failed",
      caption: "The directory cannot be fetched",
      as: "Mara",
      path: "/rooms?q=hik",
      allows: /status of 503/,
      async act({ page }) {
        await page.route(/rooms\.list/, (route) => route.fulfill({ status: 503, body: "" }));
        await page.getByRole("searchbox", { name: "Search rooms" }).fill("harb");
        await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
      },
    },
    {
      name: "rooms-create",
      caption: "Making a room",
      as: "Mara",
      path: "/rooms",
      async act(stage) {
        const dialog = await openCreation(stage.page, stage);
        await dialog.getByLabel("Name").fill("Model boats");
        await dialog.getByLabel("Topic").fill("Small ships, large ponds");
      },
    },
    {
      name: "rooms-create-errors",
      caption: "Making a room without a name",
      as: "Mara",
      path: "/rooms",
      async act(stage) {
        const dialog = await openCreation(stage.page, stage);
        await dialog.getByRole("button", { name: "Create room" }).click();
        await expect(dialog.getByLabel("Name")).toBeFocused();
      },
    },
    {
      name: "friends-loading",
      caption: "Before the page’s code has come",
      as: "Mara",
      isHeld: true,
      path: "about:blank",
      async act({ page }) {
        await holdScripts(page);
        await page.goto("/friends", { waitUntil: "commit" });
        await expect(page.getByRole("main")).toBeAttached();
      },
    },
    {
      name: "switcher",
      caption: "The quick switcher",
      as: "Mara",
      path: (town) => `/rooms/${town.rooms.harbour}`,
      async act({ page }) {
        await expect(page.getByRole("textbox", { name: /^Message / })).toBeVisible();
        await page.keyboard.press("Control+k");
        await expect(page.getByRole("option").first()).toBeVisible();
      },
    },
    {
      name: "switcher-found",
      caption: "The quick switcher, by a part of a name",
      as: "Mara",
      path: (town) => `/rooms/${town.rooms.workshop}`,
      async act({ page }) {
        await expect(page.getByRole("textbox", { name: /^Message / })).toBeVisible();
        await page.keyboard.press("Control+k");
        await page.getByRole("combobox", { name: "Go to a room, a person or a page" }).fill("ha");
        await expect(page.getByRole("option", { name: /Harbour crew/ })).toBeVisible();
      },
    },
    {
      name: "shortcuts",
      caption: "The keyboard shortcuts",
      as: "Mara",
      path: (town) => `/rooms/${town.rooms.harbour}`,
      async act({ page }) {
        await page.getByRole("textbox", { name: /^Message / }).press("Escape");
        await page.keyboard.press("?");
        await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
      },
    },
    {
      name: "account-menu",
      caption: "The menu under one’s name",
      as: "Mara",
      path: "/rooms",
      async act({ page }) {
        await page.getByRole("button", { name: "Account: Mara" }).click();
        await expect(page.getByRole("menuitem", { name: "Log out", exact: true })).toBeVisible();
      },
    },
    {
      name: "log-out-everywhere",
      caption: "The question before one logs out everywhere",
      as: "Mara",
      path: "/rooms",
      async act({ page }) {
        await page.getByRole("button", { name: "Account: Mara" }).click();
        await page.getByRole("menuitem", { name: "Log out everywhere…" }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
      },
    },
    {
      name: "connection",
      caption: "What the light beside the name says",
      as: "Mara",
      path: "/rooms",
      async act({ page }) {
        await page.getByRole("button", { name: "Connection: Live" }).click();
        await expect(page.getByRole("dialog", { name: "Connection" })).toBeVisible();
      },
    },
  ],
};
