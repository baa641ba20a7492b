import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createEmptyDatabase } from "@banter/testing";
import { expect, it } from "vitest";

const APP_DIR = fileURLToPath(new URL("..", import.meta.url));
const MIGRATIONS = readdirSync(fileURLToPath(new URL("../../../prisma/migrations", import.meta.url)), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** Runs the built program to its end. */
function runMigrate(environment: Record<string, string>): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const env: NodeJS.ProcessEnv = { NODE_ENV: "production", PATH: process.env.PATH, ...environment };
    execFile(process.execPath, ["dist/main.js"], { cwd: APP_DIR, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output: stdout + stderr });
    });
  });
}

it("brings an empty database to this version, and finds nothing to do the second time", async () => {
  const { url, drop } = await createEmptyDatabase();
  try {
    const first = await runMigrate({ DATABASE_URL: url });
    expect(first).toMatchObject({
      code: 0,
      output: expect.stringContaining(`"applied":${JSON.stringify(MIGRATIONS)}`),
    });
    const second = await runMigrate({ DATABASE_URL: url });
    expect(second).toMatchObject({ code: 0, output: expect.stringContaining('"applied":[]') });
  } finally {
    await drop();
  }
});

it("fails when the database does not answer, without telling its password", async () => {
  const { code, output } = await runMigrate({ DATABASE_URL: "postgres://banter:not-for-logs@127.0.0.1:1/banter" });
  expect(code).toBe(1);
  expect(output).toContain("could not be migrated");
  expect(output).not.toContain("not-for-logs");
});

it("says which setting it lacks", async () => {
  const { code, output } = await runMigrate({});
  expect(code).toBe(1);
  expect(output).toContain("DATABASE_URL is missing");
});
