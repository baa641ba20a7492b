import { expect, test } from "./fixtures/test.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`the API is described on pages of our own, ${colorScheme}`, async ({ open, banter }) => {
    const page = await open({ path: "/login", colorScheme });
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(banter.url) && !request.url().startsWith("data:")) foreign.push(request.url());
    });
    await page.goto("/api/docs");
    await expect(page.getByRole("heading", { name: /^Banter/ })).toBeVisible();
    await page.getByRole("button", { name: "POST /signup Sign up" }).click();
    await expect(page.getByText("Makes an account, sets the session cookie")).toBeVisible();
    await expect(page.locator("html")).toHaveClass(colorScheme === "dark" ? /dark-mode/ : /^(?!.*dark-mode)/);
    expect(foreign).toEqual([]);
  });
}
