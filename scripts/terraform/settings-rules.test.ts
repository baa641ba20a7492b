import { expect, it } from "vitest";
import { judge } from "./planted.ts";
import { givesSettingsThatExist, readKnownSettings } from "./settings-rules.ts";

const rule = givesSettingsThatExist(new Set(["PUBLIC_URL", "DRAIN_SECONDS"]));

it("finds settings that nothing reads, given as they are or to a module", async () => {
  expect(await judge(rule, 'locals { settings = { PUBLIC_URL = "a", PUBLIC_URI = "b" } }')).toEqual([
    "modules/a: nothing reads the setting PUBLIC_URI",
  ]);
  const call = 'module "fleet" {\n settings = merge(var.settings, {\n DRAIN_SECONDS = "1"\n DRAIN_SECS = "2"\n})\n}';
  expect(await judge(rule, call)).toEqual(["modules/a: nothing reads the setting DRAIN_SECS"]);
});

it("knows what .env.example and PM2's file list", () => {
  const known = readKnownSettings("# A word.\n#LOG_LEVEL=info\n", "// Beside those:\n//   WEB_PORTS        one each\n");
  expect([...known]).toEqual(["LOG_LEVEL", "WEB_PORTS"]);
});
