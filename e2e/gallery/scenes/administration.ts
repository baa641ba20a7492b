import { expect } from "@playwright/test";
import type { Chapter } from "../scene.ts";

/** The pages of admins. */
export const ADMINISTRATION: Chapter = {
  title: "Administration",
  scenes: [
    {
      name: "admin-people",
      caption: "Everybody who has an account",
      as: "Mara",
      path: "/admin/users",
      frames: ["desktop", "tablet", "phone"],
      async act({ page }) {
        await expect(page.getByRole("link", { name: "Aiko" })).toBeVisible();
      },
    },
    {
      name: "admin-people-none",
      caption: "Nobody is called that",
      as: "Mara",
      path: "/admin/users?q=captain",
      async act({ page }) {
        await expect(page.getByText("Nobody is called that")).toBeVisible();
      },
    },
    {
      name: "admin-person",
      caption: "Somebody’s page",
      as: "Mara",
      path: (town) => `/admin/users/${town.people.Jonas.id}`,
      async act({ page }) {
        await expect(page.getByRole("button", { name: "Ban…", exact: true })).toBeVisible();
      },
    },
    {
      name: "admin-person-banned",
      caption: "The page of somebody who is banned",
      as: "Mara",
      path: (town) => `/admin/users/${town.people.CheapWatches.id}`,
      async act({ page }) {
        await expect(page.getByText("Banned until")).toBeVisible();
      },
    },
    {
      name: "admin-ban",
      caption: "Banning somebody",
      as: "Mara",
      path: (town) => `/admin/users/${town.people.WinBigToday.id}`,
      async act({ page }) {
        await page.getByRole("button", { name: "Ban…", exact: true }).click();
        const dialog = page.getByRole("dialog", { name: "Ban WinBigToday?" });
        await dialog.getByLabel("Reason").fill("Promises prizes that do not exist");
        await dialog.getByLabel("Ban recent addresses, too").check();
        await dialog.getByRole("listitem").getByRole("checkbox").first().check();
        await expect(dialog.getByText(/would lock you out/)).toBeVisible();
      },
    },
    {
      name: "admin-reset",
      caption: "Resetting somebody’s password",
      as: "Mara",
      path: (town) => `/admin/users/${town.people.Jonas.id}`,
      async act({ page }) {
        await page.getByRole("button", { name: "Reset password…" }).click();
        await expect(page.getByRole("dialog").getByLabel("Reason")).toBeVisible();
      },
    },
    {
      name: "admin-rooms",
      caption: "All rooms",
      as: "Mara",
      path: "/admin/rooms",
      async act({ page }) {
        await expect(page.getByRole("row").filter({ hasText: "Harbour crew" })).toBeVisible();
      },
    },
    {
      name: "admin-room-menu",
      caption: "What an admin can do about a room",
      as: "Mara",
      path: "/admin/rooms",
      async act({ page }) {
        await page.getByRole("button", { name: "Actions for Book circle" }).click();
        await expect(page.getByRole("menuitem").first()).toBeVisible();
      },
    },
    {
      name: "admin-reports",
      caption: "Reported messages",
      as: "Mara",
      path: "/admin/reports",
      async act({ page }) {
        await expect(page.getByRole("row").filter({ hasText: "CheapWatches" })).toBeVisible();
      },
    },
    {
      name: "admin-report-delete",
      caption: "Deleting what was reported",
      as: "Mara",
      path: "/admin/reports",
      async act({ page }) {
        await page.getByRole("row").filter({ hasText: "WinBigToday" }).getByRole("button", { name: "Delete…" }).click();
        await expect(page.getByRole("dialog", { name: "Delete the reported message?" })).toBeVisible();
      },
    },
    {
      name: "admin-bans",
      caption: "Banned people",
      as: "Mara",
      path: "/admin/bans",
      async act({ page }) {
        await expect(page.getByRole("link", { name: "CheapWatches" })).toBeVisible();
      },
    },
    {
      name: "admin-addresses",
      caption: "Banned addresses",
      as: "Mara",
      path: "/admin/bans/addresses",
      async act({ page }) {
        await expect(page.getByText("203.0.113.0/24").first()).toBeVisible();
      },
    },
    {
      name: "admin-address-ban",
      caption: "Banning an address that is one’s own, too",
      as: "Mara",
      path: "/admin/bans/addresses",
      async act({ page }) {
        await page.getByRole("button", { name: "Ban an address…" }).click();
        const dialog = page.getByRole("dialog", { name: "Ban an address" });
        await dialog.getByLabel("Address or network").fill("127.0.0.1");
        await dialog.getByLabel("Address or network").blur();
        await expect(dialog.getByText(/would lock you out/)).toBeVisible();
      },
    },
    {
      name: "admin-audit",
      caption: "What moderators did",
      as: "Mara",
      path: "/admin/audit",
      frames: ["desktop", "tablet", "phone"],
      async act({ page }) {
        await expect(page.getByRole("row").filter({ hasText: "Lost her phone" })).toBeVisible();
      },
    },
    {
      name: "admin-audit-none",
      caption: "Nothing like that was done",
      as: "Mara",
      path: "/admin/audit?target=captain",
      async act({ page }) {
        await page.getByLabel("Whom").fill("captain");
        await expect(page.getByText("Nothing like that was done.")).toBeVisible();
      },
    },
  ],
};
