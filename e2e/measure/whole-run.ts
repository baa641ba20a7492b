import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";
import { DEVICES, slowDown } from "./devices.ts";
import { drawPicture } from "./draw-picture.ts";
import { MACHINE, type MeasuredPage, type MeasureReport, writeReport } from "./report.ts";
import { scrollThrough } from "./scroll.ts";
import { visitsOf } from "./visits.ts";
import { medianOf, readVitals, type VisitVitals, watchVitals } from "./vitals.ts";
import { makeWorld } from "./world.ts";

const { MEASURE_RUNS = "", MEASURE_MESSAGES = "", MEASURE_REPORT_DIRECTORY = "" } = process.env;

test("the measurements", async ({ banter, browser, open, problems }) => {
  const startedAt = new Date().toISOString();
  const messages = Number(MEASURE_MESSAGES);
  print(`filling rooms with ${messages} messages`);
  const { reader, roomId, longRoomId } = await makeWorld(banter, messages);
  const picture = await drawPicture(browser);

  /** Of the messages' pictures there are only the rows; this is what they all look like. */
  const hangPictures = (page: Page) =>
    page.route("**/api/attachments/*/thumbnail", (route) => route.fulfill({ body: picture, contentType: "image/png" }));

  const pages: MeasuredPage[] = [];
  for (const { name, path, isSignedIn, act } of visitsOf(roomId)) {
    for (const device of DEVICES) {
      const visits: VisitVitals[] = [];
      for (let run = 0; run < Number(MEASURE_RUNS); run += 1) {
        const page = await open({ ...device.options, path: "about:blank", ...(isSignedIn && { as: reader }) });
        await hangPictures(page);
        await slowDown(page, device);
        await watchVitals(page);
        await page.goto(path, { waitUntil: "networkidle" });
        await act(page);
        visits.push(await readVitals(page));
        await page.context().close();
      }
      const measured = { page: name, device: device.name, median: medianOf(visits), visits };
      pages.push(measured);
      print(`${name} on a ${device.name}: ${JSON.stringify(measured.median)}`);
      for (const { largest, shifts } of visits) print([`  largest: ${largest}`, ...shifts].join("\n  moved: "));
    }
  }

  let scroll: MeasureReport["scroll"] = null;
  if (longRoomId !== null) {
    const page = await open({ as: reader, path: "about:blank", viewport: { width: 1280, height: 800 } });
    await hangPictures(page);
    await page.goto(`/rooms/${longRoomId}`, { waitUntil: "networkidle" });
    scroll = { messages, ways: await scrollThrough(page, print) };
  }

  const broken = [
    ...problems.list(),
    ...(scroll?.ways ?? []).flatMap(({ way, jumps }) =>
      jumps.length > 0 ? [`${jumps.length} messages moved by themselves on the way ${way}`] : [],
    ),
  ];
  const report = { url: banter.url, startedAt, machine: MACHINE, browser: browser.version(), pages, scroll, broken };
  print(`\n${writeReport(MEASURE_REPORT_DIRECTORY, report)}\n\n${MEASURE_REPORT_DIRECTORY}/report.html`);
  expect(broken, "what is broken, whatever the numbers are").toEqual([]);
});

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
