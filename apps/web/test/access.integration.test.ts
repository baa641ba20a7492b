import { listProcedures } from "@banter/api";
import type { WireError } from "@banter/protocol";
import { type AccessScene, type Caller, NO_HARM, openTestWorld, type TestWorld, tryAccessRow } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCESS_TABLE } from "./access/access-table.ts";
import { ROUTE_ROWS } from "./access/route-rows.ts";
import { call } from "./call.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

const PROCEDURES = new Map(listProcedures().map((procedure) => [procedure.path, procedure]));

let world: TestWorld;
let web: WebProcess;

beforeAll(async () => {
  world = await openTestWorld();
  web = await startWeb(world.url);
});
afterAll(async () => {
  await web?.stop();
  await world?.close();
});

async function ask(path: string, input: unknown, scene: AccessScene, caller: Caller) {
  const token = scene.tokenOf(caller);
  const credentials = token === undefined ? {} : { token };
  const { body } =
    PROCEDURES.get(path)?.type === "query"
      ? await call(web, "GET", `/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, credentials)
      : await call(web, "POST", `/api/trpc/${path}`, { ...credentials, body: input });
  const failure = (body as { error?: { data: { failure: WireError } } }).error?.data.failure ?? null;
  return { failure, text: JSON.stringify(body) };
}

it("lists every procedure, and none that is gone", () => {
  const missing = [...PROCEDURES.keys()].filter((path) => !ACCESS_TABLE[path]?.length);
  const gone = Object.keys(ACCESS_TABLE).filter((path) => !PROCEDURES.has(path));
  const advice = "Say in apps/web/test/access who may call these procedures, with whose things, and what others get";
  expect({ missing, gone }, advice).toEqual({ missing: [], gone: [] });
});

const listed = Object.entries(ACCESS_TABLE).filter(([path]) => PROCEDURES.has(path));

describe.each(listed)("%s", (path, rows) => {
  it.each(rows)("gives everybody what they may have: $what", async (row) => {
    const tried = await tryAccessRow(world, row, (input, scene, caller) => ask(path, input, scene, caller));
    expect(tried).toEqual({ outcomes: row.outcomes, ...NO_HARM });
  });
});

describe.each(Object.entries(ROUTE_ROWS))("GET %s, which is no procedure", (path, rows) => {
  it.each(rows)("gives everybody what they may have: $what", async (row) => {
    const tried = await tryAccessRow(world, row, async (input, scene, caller) => {
      const token = scene.tokenOf(caller);
      const answer = await call(web, "GET", `${path}?${new URLSearchParams(input as Record<string, string>)}`, {
        ...(token !== undefined && { token }),
      });
      const failure = answer.status === 200 ? null : (answer.body as WireError);
      return { failure, text: JSON.stringify(answer.body) };
    });
    expect(tried).toEqual({ outcomes: row.outcomes, ...NO_HARM });
  });
});
