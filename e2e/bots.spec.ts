import { play } from "./bots/play.ts";
import { expect, test } from "./fixtures/test.ts";

/** Longer than other tests have: it is all of their journeys in one. */
const STORY_TIMEOUT_MS = 10 * 60_000;

test("three browsers see of each other what each of them did, from signing up to leaving", async ({
  banter,
  browser,
  people,
}, testInfo) => {
  testInfo.setTimeout(STORY_TIMEOUT_MS);
  const report = await play({
    url: banter.url,
    users: 3,
    findAdmin: () => people.signUpAdmin("keeper"),
    sharedBrowser: browser,
    reportDirectory: testInfo.outputPath("report"),
  });
  expect(report.failure).toBeNull();
  expect(report.leftOut).toEqual([]);
  const ended = report.timeline.filter(({ what }) => what === "deletes their account");
  expect(ended.map(({ who }) => who).toSorted()).toEqual(["Ann", "Ben", "Cat"]);
});
