import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Attachment, type WireError } from "@banter/protocol";
import {
  type AccessRow,
  type AccessScene,
  CALLERS,
  createAccessScene,
  openTestWorld,
  outcomeOf,
  type TestWorld,
} from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCESS_TABLE } from "./access/access-table.ts";
import { type CallOptions, call } from "./call.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

interface Operation {
  operationId: string;
  method: string;
  path: string;
}

interface Document {
  paths: Record<string, Record<string, { operationId: string }>>;
}

let world: TestWorld;
let web: WebProcess;
let scene: AccessScene;
let folder: string;
/** By their ids, as the document that the server hands out describes them. */
let operations: Map<string, Operation>;

beforeAll(async () => {
  world = await openTestWorld();
  folder = await mkdtemp(join(tmpdir(), "banter-rest-"));
  web = await startWeb(world.url, { FILES_DIR: folder });
  scene = await createAccessScene(world);
  const { body } = await call(web, "GET", "/api/openapi.json");
  operations = new Map(
    Object.entries((body as Document).paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]): [string, Operation] => [
        operationId,
        { operationId, method: method.toUpperCase(), path },
      ]),
    ),
  );
});
afterAll(async () => {
  expect(web?.defects()).toEqual([]);
  await web?.stop();
  await world?.close();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

/** Calls an operation as the document says that it is called. */
async function request(operationId: string, input: unknown, options: CallOptions = {}) {
  const operation = operations.get(operationId);
  if (!operation) throw new Error(`The OpenAPI document has no operation ${operationId}`);
  const rest = { ...(input as Record<string, unknown>) };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const isInQuery = operation.method === "GET" || operation.method === "DELETE";
  const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  return call(web, operation.method, `/api${path}${isInQuery && query.size > 0 ? `?${query}` : ""}`, {
    ...options,
    ...(!isInQuery && { body: rest }),
  });
}

/** Somebody who is let in, if anybody is, and else somebody who is refused for what they ask. */
const callerOf = ({ outcomes }: AccessRow) =>
  CALLERS.find((caller) => outcomes[caller] === "ok") ?? (outcomes.visitor === "UNAUTHENTICATED" ? "owner" : "visitor");

describe.each(Object.entries(ACCESS_TABLE))("%s over REST", (procedure, rows) => {
  it.each(rows)("answers as over tRPC: $what", async (row) => {
    // each on its own: what one ends or deletes, the next may need
    const own = await createAccessScene(world);
    const caller = callerOf(row);
    const token = own.tokenOf(caller);
    const { status, body } = await request(procedure.replaceAll(".", "-"), row.input(own, caller), {
      ...(token !== undefined && { token }),
    });
    const outcome = outcomeOf(status < 300 ? null : (body as WireError));
    expect({ outcome, status, body }).toMatchObject({ outcome: row.outcomes[caller] });
    expect(status, "a failure of ours").toBeLessThan(500);
  });
});

describe("every operation of the document", () => {
  /** What is no procedure. Whoever adds such an operation says here how it is called. */
  const OTHERS: Record<string, () => Promise<unknown>> = {
    "attachments-upload": async () => {
      const { status, body } = await upload();
      expect(status).toBe(200);
      expect(Attachment.parse(body)).toMatchObject({ name: "notes.txt" });
    },
    "attachments-file": async () => {
      const { id } = Attachment.parse((await upload()).body);
      const { token } = scene.people.owner;
      expect(await request("attachments-file", { attachmentId: id }, { token })).toMatchObject({
        status: 200,
        body: "some notes",
      });
      const foreign = { token: scene.people.stranger.token };
      expect(await request("attachments-file", { attachmentId: id }, foreign)).toMatchObject({ status: 404 });
    },
    "attachments-thumbnail": async () => {
      const { id } = Attachment.parse((await upload()).body);
      const { token } = scene.people.owner;
      expect(await request("attachments-thumbnail", { attachmentId: id }, { token })).toMatchObject({ status: 404 });
    },
    "admin-audit-csv": async () => {
      const { token } = scene.people.admin;
      const { status, headers, body } = await request("admin-audit-csv", { action: "ban_user", actor: "a" }, { token });
      expect({ status, type: headers.get("content-type") }).toEqual({ status: 200, type: "text/csv; charset=utf-8" });
      expect(body).toMatch(/^when,action,who,/);
    },
    "reports-file": async () => {
      const { own, ref } = await reportFile();
      const answers = await Promise.all(
        CALLERS.map(async (caller) => {
          const token = own.tokenOf(caller);
          const { status } = await request("reports-file", ref, token === undefined ? {} : { token });
          return [caller, status];
        }),
      );
      expect(Object.fromEntries(answers)).toEqual({
        ...Object.fromEntries(CALLERS.map((caller) => [caller, 404])),
        visitor: 401,
        banned: 403,
        admin: 200,
      });
      const { token } = own.people.admin;
      const { headers, body } = await request("reports-file", ref, { token });
      expect(body).toBe("some notes");
      expect(Object.fromEntries(headers)).toMatchObject({
        "content-type": "application/octet-stream",
        "content-disposition": "attachment; filename=notes.txt",
        "content-security-policy": expect.stringMatching(/default-src 'none'.*sandbox/),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      });
      const absent = { ...ref, reportId: scene.reportId };
      expect(await request("reports-file", absent, { token })).toMatchObject({ status: 404 });
    },
    "reports-thumbnail": async () => {
      const { own, ref } = await reportFile();
      for (const { token } of Object.values(own.people)) {
        const { status } = await request("reports-thumbnail", ref, { token });
        expect(status).toBe(token === own.people.banned.token ? 403 : 404);
      }
    },
  };

  /** A file of the owner's, in the reported message of a scene. */
  async function reportFile() {
    const own = await createAccessScene(world);
    const { id } = Attachment.parse((await upload(own.people.owner.token)).body);
    await world.sql.query("UPDATE attachments SET message_id = $2 WHERE id = $1", [id, own.privateMessage]);
    await world.sql.query("INSERT INTO report_files (report_id, attachment_id) VALUES ($1, $2)", [own.reportId, id]);
    return { own, ref: { reportId: own.reportId, attachmentId: id } };
  }

  const upload = (token = scene.people.owner.token) =>
    call(web, "POST", "/api/attachments?name=notes.txt", {
      token,
      headers: { "content-type": "application/octet-stream" },
      body: new Blob(["some notes"]),
    });

  it("is called here", () => {
    const called = [...Object.keys(ACCESS_TABLE).map((path) => path.replaceAll(".", "-")), ...Object.keys(OTHERS)];
    const advice = "Say in apps/web/test/access, or here for what is no procedure, how a new operation is called";
    expect([...operations.keys()].sort(), advice).toEqual(called.sort());
  });

  it.each(Object.entries(OTHERS))("%s answers", async (_, run) => {
    await run();
  });
});
