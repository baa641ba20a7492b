import { expect, test } from "../fixtures/test.ts";
import { appointAdmin } from "./appoint-admin.ts";
import { play } from "./play.ts";
import type { Admin } from "./story.ts";

const { BANTER_URL, BOTS_USERS = "", BOTS_REPORT_DIRECTORY = "" } = process.env;
const { BANTER_ADMIN_USERNAME, BANTER_ADMIN_PASSWORD } = process.env;

/** Nobody without both. */
const givenAdmin: Admin | null =
  BANTER_ADMIN_USERNAME && BANTER_ADMIN_PASSWORD
    ? { username: BANTER_ADMIN_USERNAME, password: BANTER_ADMIN_PASSWORD }
    : null;

test(`${BOTS_USERS} browsers`, async ({ banter }) => {
  const report = await play({
    url: banter.url,
    users: Number(BOTS_USERS),
    findAdmin: async () => (BANTER_URL ? givenAdmin : appointAdmin(banter)),
    reportDirectory: BOTS_REPORT_DIRECTORY,
    onScene: (name) => print(`… ${name}`),
  });
  for (const text of report.leftOut) print(`Left out. ${text}`);
  print(`${BOTS_REPORT_DIRECTORY}/report.html`);
  expect(report.failure).toBeNull();
});

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
