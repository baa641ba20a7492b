import { expect, test } from "./fixtures/test.ts";

test("the API is described on pages of our own, by day and by night", async ({ open, banter }) => {
  const page = await open({ path: "about:blank", colorScheme: "light" });
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(banter.url) && !request.url().startsWith("data:")) foreign.push(request.url());
  });
  await page.goto("/api/docs");
  await expect(page.getByRole("heading", { name: /^Banter/ })).toBeVisible();
  await page.getByRole("button", { name: "POST /signup Sign up" }).click();
  await expect(page.getByText("Makes an account, sets the session cookie")).toBeVisible();
  await expect(page.locator("html")).not.toHaveClass(/dark-mode/);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.reload();
  await expect(page.locator("html")).toHaveClass(/dark-mode/);
  expect(foreign).toEqual([]);
});
