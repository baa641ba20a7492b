import { expect, it } from "vitest";
import { drainsBeforeItCuts, hasConnectionsForAll } from "./number-rules.ts";
import { plant } from "./planted.ts";

const app = { drainSeconds: 10, databasePoolSize: 10 };
const REALTIME = `
  variable "drain_seconds" { default = 10 }
  variable "deregistration_delay_seconds" { default = 60 }
  variable "stop_seconds" { default = 120 }`;

async function environment(realtime: string, connections = 400) {
  const text = `
    locals { settings = { DATABASE_POOL_SIZE = "10" } }
    module "realtime" {
      source = "../../modules/realtime"
      size = { min = 1, max = 4 }
      nodes_per_instance = 4
      ${realtime}
    }
    module "web" {
      source = "../../modules/web"
      size = { min = 1, max = 3 }
      processes_per_instance = 2
    }
    module "database" {
      source = "../../modules/database"
      max_connections = ${connections}
    }`;
  return [await plant(REALTIME, "modules/realtime"), await plant(text, "environments/a")];
}

it("wants the drain over before connections are cut, and those cut before the instance ends", async () => {
  const rule = drainsBeforeItCuts(app);
  expect(rule(await environment(""))).toEqual([]);
  expect(rule(await environment("drain_seconds = 56"))).toHaveLength(1);
  expect(rule(await environment("deregistration_delay_seconds = 120"))).toHaveLength(1);
  expect(rule(await environment("drain_seconds = 5"))).toEqual([
    "environments/a: module.realtime: drain_seconds is below the app's own 10",
  ]);
});

it("wants connections for every pool of a roll-out at the most instances", async () => {
  // (4 + 1) × 4 + (3 + 1) × 2 = 28 processes with 10 connections each, and 20 kept free.
  expect(hasConnectionsForAll(app)(await environment("", 300))).toEqual([]);
  expect(hasConnectionsForAll(app)(await environment("", 299))).toEqual([
    "environments/a: max_connections is 299, and processes may open 300",
  ]);
});
