import { expect } from "@playwright/test";
import { logIn, signUp } from "../../pages/account.ts";
import type { Chapter } from "../scene.ts";

/** What everybody sees who is not logged in. */
export const OUTSIDE: Chapter = {
  title: "Outside",
  scenes: [
    {
      name: "landing",
      caption: "The landing page",
      path: "/",
      frames: ["desktop", "tablet", "phone"],
      isWhole: true,
    },
    { name: "sign-up", caption: "Signing up", path: "/signup" },
    {
      name: "sign-up-errors",
      caption: "Signing up, with a name and a password that cannot be",
      path: "/signup",
      allows: /status of 400/,
      async act({ page }) {
        await signUp(page, "no name", "short");
        await expect(page.getByLabel("Username")).toBeFocused();
      },
    },
    { name: "log-in", caption: "Logging in", path: "/login" },
    {
      name: "log-in-ended",
      caption: "Logging in after a session has ended",
      path: "/login?notice=session-ended",
    },
    {
      name: "log-in-wrong",
      caption: "Logging in with a wrong password",
      path: "/login",
      allows: /status of 401/,
      async act({ page }) {
        await logIn(page, "nobody_at_all", "not the password");
        await expect(page.getByRole("alert").filter({ hasText: "Wrong username" })).toBeVisible();
      },
    },
    { name: "reset-password", caption: "Choosing a new password by a link", path: "/reset-password#token" },
    {
      name: "not-found",
      caption: "An address that leads nowhere",
      path: "/no/such/page",
      allows: /status of 404/,
    },
    { name: "no-connection", caption: "An installed Banter without a network", path: "/offline" },
    {
      name: "api",
      caption: "The REST API, to be tried out",
      path: "/api/docs",
      async act({ page }) {
        await expect(page.getByText("Sign up").first()).toBeVisible();
      },
    },
  ],
};
