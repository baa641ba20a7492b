import { expect } from "@playwright/test";
import { chooseAction, composer, conversation, messageRows } from "../../pages/room.ts";
import type { Chapter } from "../scene.ts";
import { inRoom, roomPath } from "./room.ts";

const harbour = { as: "Mara", path: roomPath("harbour") } as const;

/** What one does with messages, and with those to come. */
export const MESSAGES: Chapter = {
  title: "Writing",
  scenes: [
    {
      ...harbour,
      name: "message-draft",
      caption: "Writing a message of several lines",
      async act({ page }) {
        await inRoom(page);
        await composer(page).fill(
          "Lentil it is.\n\nWho brings **bowls**? We had 14 last year, and I found:\n- nine\n- and a half",
        );
      },
    },
    {
      ...harbour,
      name: "message-mention",
      caption: "Mentioning somebody",
      async act({ page }) {
        await inRoom(page);
        await composer(page).pressSequentially("Ask @");
        await expect(
          page.getByRole("listbox", { name: "People to mention" }).getByRole("option").first(),
        ).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "message-shortcode",
      caption: "An emoji by its name",
      async act({ page }) {
        await inRoom(page);
        await composer(page).pressSequentially("Ahoy :sail");
        await expect(page.getByRole("option").first()).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "message-emoji",
      caption: "The emoji picker",
      async act({ page }) {
        await inRoom(page);
        await page.getByRole("button", { name: "Choose an emoji" }).click();
        await expect(page.getByRole("gridcell").first()).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "message-formatting",
      caption: "How to format text",
      async act({ page }) {
        await inRoom(page);
        await page.getByRole("button", { name: "How to format text" }).click();
        await expect(page.getByRole("dialog", { name: "How to format text" })).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "message-files",
      caption: "Files that go along",
      async act({ page }) {
        await inRoom(page);
        await page.getByLabel("Files to attach").setInputFiles([
          { name: "Mole at dawn.png", mimeType: "image/png", buffer: await page.screenshot() },
          { name: "Soup for thirty.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") },
        ]);
        await expect(page.getByRole("progressbar")).toHaveCount(0);
        await composer(page).fill("Two things");
      },
    },
    {
      ...harbour,
      name: "message-reply",
      caption: "Answering a message",
      async act({ page }) {
        await inRoom(page);
        await chooseAction(page, "Both!", "Reply");
        await expect(page.getByText("Replying to")).toBeVisible();
        await composer(page).fill("Of course");
      },
    },
    {
      ...harbour,
      name: "message-menu",
      caption: "What one can do with a message",
      async act({ page }) {
        await inRoom(page);
        const row = messageRows(page).filter({ hasText: "Lentil or fish?" }).first();
        await row.hover();
        await row.getByRole("button", { name: /^Actions/ }).click();
        await expect(page.getByRole("menuitem", { name: "Reply" })).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "message-edit",
      caption: "Editing a message",
      async act({ page }) {
        await inRoom(page);
        await chooseAction(page, "It is on the door", "Edit");
        await expect(page.getByRole("textbox", { name: "Edit message" })).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "message-delete",
      caption: "The question before a message is deleted",
      async act({ page }) {
        await inRoom(page);
        await chooseAction(page, "It is on the door", "Delete…");
        await expect(page.getByRole("alertdialog")).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "message-report",
      caption: "Reporting a message",
      async act({ page }) {
        await inRoom(page);
        await chooseAction(page, "Both!", "Report…");
        await expect(page.getByRole("dialog", { name: "Report this message" })).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "message-who-reacted",
      caption: "Who reacted",
      frames: ["desktop"],
      async act({ page }) {
        await inRoom(page);
        await conversation(page).getByRole("button", { name: /^🍰/u }).hover();
        await expect(page.getByRole("tooltip")).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "message-picture",
      caption: "Looking at a picture",
      async act({ page }) {
        await inRoom(page);
        await conversation(page)
          .getByRole("button", { name: /^Look at the picture: Sailing/ })
          .click();
        await expect(page.getByRole("dialog").getByRole("img")).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "message-offline",
      caption: "Writing without a network",
      allows: /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_IO_SUSPENDED|WebSocket connection to/,
      async act({ page }) {
        await inRoom(page);
        await page.context().setOffline(true);
        await composer(page).fill("Does the ferry run in this wind?");
        await composer(page).press("Enter");
        await expect(page.getByRole("status", { name: "Connection" })).toContainText("1 message waiting");
        await expect(messageRows(page).getByText("Sending…")).toBeVisible();
      },
    },
  ],
};
