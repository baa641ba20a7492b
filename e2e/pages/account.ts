import type { Page } from "@playwright/test";

export async function signUp(page: Page, username: string, password: string): Promise<void> {
  await fillAccountForm(page, username, password);
  await page.getByRole("button", { name: "Create account" }).click();
}

export async function logIn(page: Page, username: string, password: string): Promise<void> {
  await fillAccountForm(page, username, password);
  await page.getByRole("button", { name: "Log in" }).click();
}

export async function logOut(page: Page, username: string): Promise<void> {
  await page.getByRole("button", { name: `Account: ${username}` }).click();
  await page.getByRole("menuitem", { name: "Log out", exact: true }).click();
}

async function fillAccountForm(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
}
