import { deflateSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive } from "./pages/connection.ts";
import { chooseAction, composer, conversation, messageRows } from "./pages/room.ts";

/** A picture of one colour, as a file that somebody chooses. */
const picture = (name: string, width = 800, height = 600) => ({
  name,
  mimeType: "image/png",
  buffer: pngOf(width, height),
});
const report = { name: "report.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") };

const attached = (page: Page) => page.getByRole("list", { name: "Files of this message" }).getByRole("listitem");
const attach = (page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.getByLabel("Files to attach").setInputFiles(files);
const pictureButton = (page: Page, name: string) =>
  conversation(page).getByRole("button", { name: `Look at the picture: ${name}` });

test("pictures and files go to the others of a room, are looked at, saved, and go with their message", async ({
  open,
  people,
  problems,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId: id });
  const annsPage = await open({ as: ann, path: `/rooms/${id}` });
  const bensPage = await open({ as: ben, path: `/rooms/${id}`, device: "phone" });
  await expectLive(annsPage);

  await test.step("Ann attaches three files, describes one and thinks better of another", async () => {
    await attach(annsPage, picture("beans.png"), report, picture("peas.png"));
    await expect(attached(annsPage)).toHaveCount(3);
    const description = annsPage.getByLabel("What can be seen in beans.png");
    await description.fill("Beans in the morning");
    await description.press("Enter");
    await annsPage.getByRole("button", { name: "Remove peas.png" }).click();
    await expect(attached(annsPage)).toHaveCount(2);
    await expect(annsPage.getByRole("progressbar")).toHaveCount(0);
    await expectAccessible(annsPage, "files to be sent");
  });

  await test.step("a file for which there is no space says so, and is tried again once there is", async () => {
    problems.allow(/status of 409/);
    const failure = {
      code: "CONFLICT",
      message: "Your files take too much space",
      retryable: false,
      reason: "over_quota",
    };
    await annsPage.route(/\/api\/attachments\?/, (route) => route.fulfill({ status: 409, json: failure }));
    await attach(annsPage, picture("late.png"));
    const late = attached(annsPage).filter({ hasText: "late.png" });
    await expect(late.getByRole("alert")).toBeVisible();
    await expectAccessible(annsPage, "an upload that failed");
    await annsPage.unroute(/\/api\/attachments\?/);
    await late.getByRole("button", { name: "Try again" }).click();
    await expect(late.getByLabel("What can be seen in late.png")).toBeVisible();
    await expect(annsPage.getByRole("progressbar")).toHaveCount(0);
    await expect(late.getByRole("alert")).toHaveCount(0);
    await annsPage.getByRole("button", { name: "Remove late.png" }).click();
    await expect(late).toHaveCount(0);
  });

  await test.step("what was uploaded survives a reload; the message needs no words", async () => {
    await annsPage.reload();
    await expect(attached(annsPage)).toHaveCount(2);
    await expectLive(annsPage);
    await composer(annsPage).press("Enter");
    await expect(attached(annsPage)).toHaveCount(0);
    await expect(pictureButton(annsPage, "Beans in the morning")).toBeVisible();
  });

  await test.step("Ben sees them on his phone, looks at the picture and saves the file", async () => {
    const button = pictureButton(bensPage, "Beans in the morning");
    await expect(button).toBeVisible();
    const image = button.getByRole("img");
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(800);
    expect(await bensPage.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await button.tap();
    const viewer = bensPage.getByRole("dialog", { name: "beans.png" });
    await expect(viewer.getByRole("img", { name: "Beans in the morning" })).toBeVisible();
    await bensPage.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(bensPage, "the picture viewer, dark");
    await bensPage.emulateMedia({ colorScheme: "light" });
    await expectAccessible(bensPage, "the picture viewer, light");
    await bensPage.keyboard.press("Escape");
    await expect(viewer).toHaveCount(0);
    await expect(button).toBeFocused();
    const download = bensPage.waitForEvent("download");
    await conversation(bensPage)
      .getByRole("link", { name: /^Save report.pdf/ })
      .tap();
    expect((await download).suggestedFilename()).toBe("report.pdf");
  });

  await test.step("Ben drops a picture, says something and sends both; Ann sees them", async () => {
    await composer(bensPage).fill("Mine are higher");
    const dropped = await bensPage.evaluateHandle((base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], "higher.png", { type: "image/png" }));
      return transfer;
    }, pngOf(30, 40).toString("base64"));
    for (const type of ["dragenter", "dragover", "drop"]) {
      await conversation(bensPage).dispatchEvent(type, { dataTransfer: dropped });
    }
    await expect(attached(bensPage)).toHaveCount(1);
    await bensPage.getByRole("button", { name: "Send message" }).tap();
    await expect(pictureButton(annsPage, "higher.png")).toBeVisible();
    await expect(messageRows(annsPage).filter({ hasText: "Mine are higher" })).toBeVisible();
  });

  await test.step("a deleted message takes its files along, everywhere", async () => {
    const source = await pictureButton(bensPage, "Beans in the morning").getByRole("img").getAttribute("src");
    await chooseAction(annsPage, new RegExp(`${ann.username}.*report\\.pdf`, "s"), "Delete…");
    await annsPage.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    for (const page of [annsPage, bensPage]) {
      await expect(conversation(page).getByText("This message was deleted")).toBeVisible();
      await expect(pictureButton(page, "Beans in the morning")).toHaveCount(0);
    }
    expect((await bensPage.request.get(source ?? "")).status()).toBe(404);
  });
});

/** A PNG of one colour, made by hand so that nothing need be installed for it. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.from("3a7d44".repeat(width), "hex")]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const chunks = [chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** As PNG wants it (ISO 3309); zlib's own is not in Node 20.19. */
function crc32(bytes: Buffer): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0);
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}
