import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "./fixtures/test.ts";
import { expectStored, say } from "./pages/room.ts";

const README = join(import.meta.dirname, "../packages/client/README.md");

/** The first program in the SDK's README, made to talk to this Banter. */
async function readProgram(baseUrl: string): Promise<string> {
  const program = /```ts\n(.*?)```/s.exec(await readFile(README, "utf8"))?.[1] ?? "";
  expect(program.trimEnd().split("\n").length, "lines").toBeLessThanOrEqual(20);
  return program.replace("http://localhost:3000", baseUrl);
}

test("the bot in the SDK's README runs, and answers", async ({ banter, open, people }, testInfo) => {
  let bot: ChildProcess | undefined;
  try {
    const file = testInfo.outputPath("parrot.ts");
    await writeFile(file, await readProgram(banter.url));
    bot = spawn(process.execPath, ["--import", "tsx", file], { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: bot.stdout as NonNullable<typeof bot.stdout> });
    const [line] = (await once(lines, "line")) as [string];
    const address = /http\S+/.exec(line)?.[0];
    expect(address, line).toBeDefined();

    const ann = await people.signUp("ann");
    const page = await open({ as: ann, path: new URL(address ?? "").pathname });
    await page.getByRole("button", { name: "Join room" }).click();
    await say(page, "Good morning");
    await expectStored(page, `${ann.username} said: Good morning`);
  } finally {
    bot?.kill();
  }
});
