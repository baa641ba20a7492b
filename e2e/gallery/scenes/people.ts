import { expect } from "@playwright/test";
import { messageRows } from "../../pages/room.ts";
import type { Chapter } from "../scene.ts";

/** Friends, conversations of two, search, and one's own account. */
export const PEOPLE: Chapter = {
  title: "People, search, and oneself",
  scenes: [
    {
      name: "friends",
      caption: "Friends, and who asks to be one",
      as: "Mara",
      path: "/friends",
      frames: ["desktop", "tablet", "phone"],
      async act({ page }) {
        await expect(page.getByRole("region", { name: "They ask you (2)" })).toBeVisible();
        await expect(page.getByRole("img", { name: "Online" }).first()).toBeVisible();
      },
    },
    {
      name: "friends-found",
      caption: "Looking for somebody by name",
      as: "Mara",
      path: "/friends",
      async act({ page }) {
        await page.getByRole("searchbox", { name: "Search people" }).fill("Om");
        await expect(page.getByRole("region", { name: "Found" })).toBeVisible();
      },
    },
    {
      name: "friends-none",
      caption: "Nobody is called that",
      as: "Mara",
      path: "/friends",
      async act({ page }) {
        await page.getByRole("searchbox", { name: "Search people" }).fill("Captain");
        await expect(page.getByText("Nobody’s name begins with", { exact: false })).toBeVisible();
      },
    },
    {
      name: "friends-remove",
      caption: "The question before a friendship ends",
      as: "Mara",
      path: "/friends",
      async act({ page }) {
        await page.getByRole("button", { name: "Remove Nils" }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
      },
    },
    {
      name: "direct",
      caption: "A conversation of two",
      as: "Mara",
      path: (town) => `/messages/${town.people.Jonas.id}`,
      frames: ["desktop", "tablet", "phone"],
      async act({ page }) {
        await expect(messageRows(page).last()).toBeVisible();
        await expect(page.getByRole("main").getByText("Online", { exact: true })).toBeVisible();
      },
    },
    {
      name: "direct-first",
      caption: "Nobody has written to a friend yet",
      as: "Mara",
      path: (town) => `/messages/${town.people.Freya.id}`,
      async act({ page }) {
        await expect(page.getByText("Nobody has written here yet.", { exact: false })).toBeVisible();
      },
    },
    {
      name: "direct-closed",
      caption: "Somebody asks to be a friend",
      as: "Mara",
      path: (town) => `/messages/${town.people.Priya.id}`,
      async act({ page }) {
        await expect(page.getByRole("region", { name: "Why you cannot write" })).toBeVisible();
      },
    },
    {
      name: "direct-nobody",
      caption: "Nobody to write to",
      as: "Mara",
      path: "/messages/nobody",
      allows: /status of 404/,
      async act({ page }) {
        await expect(page.getByRole("heading", { name: "There is nobody to write to" })).toBeVisible();
      },
    },
    {
      name: "search",
      caption: "What one can search for",
      as: "Mara",
      path: "/search",
      async act({ page }) {
        await expect(page.getByRole("heading", { name: "What you can search for" })).toBeVisible();
      },
    },
    {
      name: "search-found",
      caption: "Found messages",
      as: "Mara",
      path: "/search?q=the",
      frames: ["desktop", "tablet", "phone"],
      async act({ page }) {
        await expect(page.getByRole("region", { name: "Found messages" }).locator("mark").first()).toBeVisible();
      },
    },
    {
      name: "search-none",
      caption: "Nothing found",
      as: "Mara",
      path: (town) => `/search?room=${town.rooms.harbour}&q=submarine`,
      async act({ page }) {
        await expect(page.getByText("Nothing found for", { exact: false }).first()).toBeVisible();
      },
    },
    {
      name: "search-problem",
      caption: "A search that cannot be understood",
      as: "Mara",
      path: "/search?q=after:yesterday",
      async act({ page }) {
        await expect(page.getByText("like 2026-01-31.", { exact: false }).first()).toBeVisible();
      },
    },
    {
      name: "account",
      caption: "One’s account",
      as: "Mara",
      path: "/account",
      isWhole: true,
      async act({ page }) {
        await expect(page.getByRole("list", { name: "Open sessions" }).getByRole("listitem").first()).toBeVisible();
      },
    },
    {
      name: "account-errors",
      caption: "A new password that cannot be",
      as: "Mara",
      path: "/account",
      isWhole: true,
      async act({ page }) {
        await page.getByRole("button", { name: "Change password" }).click();
        await expect(page.getByLabel("Current password", { exact: true })).toBeFocused();
      },
    },
    {
      name: "account-delete",
      caption: "The question before an account is deleted",
      as: "Jonas",
      path: "/account",
      async act({ page }) {
        await page.getByRole("button", { name: "Delete account…" }).click();
        await expect(page.getByRole("dialog", { name: "Delete your account?" })).toBeVisible();
      },
    },
    {
      name: "blocked",
      caption: "Blocked people",
      as: "Mara",
      path: "/account/blocked",
      async act({ page }) {
        await expect(page.getByText("WinBigToday")).toBeVisible();
      },
    },
    {
      name: "banned",
      caption: "What a banned person sees",
      as: "CheapWatches",
      path: "/rooms",
      allows: /status of 403/,
      async act({ page }) {
        await expect(page.getByRole("heading", { name: "You are banned" })).toBeVisible();
      },
    },
  ],
};
