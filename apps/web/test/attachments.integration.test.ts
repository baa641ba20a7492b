import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Attachment, LIMITS, ReportPage } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { call } from "./call.ts";
import { PUBLIC_URL, startWeb, type WebProcess } from "./web-process.ts";

/** One red pixel, as PNG, followed by a script. */
const PNG = Buffer.concat([
  Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC", "base64"),
  Buffer.from("<script>alert(1)</script>"),
]);

let world: TestWorld;
let folder: string;
/** Two that share a folder: a file goes in at one and comes out at the other. */
let web: WebProcess;
let other: WebProcess;
let ann: TestPerson;
let ben: TestPerson;
let roomId: string;

beforeAll(async () => {
  world = await openTestWorld();
  folder = await mkdtemp(join(tmpdir(), "banter-uploads-"));
  const settings = { FILES_DIR: folder, FILE_MAX_MB: "1", FILES_PER_USER_MAX_MB: "2" };
  [web, other] = await Promise.all([startWeb(world.url, settings), startWeb(world.url, settings)]);
});
afterAll(async () => {
  for (const process of [web, other]) expect(process.log()).not.toContain('"level":50');
  await Promise.all([web.stop(), other.stop()]);
  await world.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  [ann, ben] = await Promise.all([world.addPerson(), world.addPerson()]);
  roomId = await world.addRoom(ann);
  await world.database.rooms.addMember(ben.userId, roomId);
});

const stream = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);

function upload(person: TestPerson, name: string, bytes: Uint8Array, headers: Record<string, string> = {}) {
  const path = `/api/attachments?name=${encodeURIComponent(name)}&description=A%20cat`;
  const all = { "content-length": String(bytes.length), "content-type": "image/png", ...headers };
  return callWithBytes(web, path, { ...all, authorization: `Bearer ${person.token}` }, bytes);
}

async function callWithBytes(to: WebProcess, path: string, headers: Record<string, string>, bytes: Uint8Array) {
  const response = await fetch(`${to.url}${path}`, { method: "POST", headers, body: stream(bytes) });
  return { status: response.status, body: await response.json() };
}

async function uploadWell(person: TestPerson, name: string, bytes: Uint8Array): Promise<Attachment> {
  const { status, body } = await upload(person, name, bytes);
  expect({ status, body }).toMatchObject({ status: 200 });
  return Attachment.parse(body);
}

async function send(author: TestPerson, attachmentId: string) {
  const draft = {
    id: randomUUID(),
    roomId,
    authorId: author.userId,
    sessionId: author.sessionId,
    clientId: randomUUID(),
  };
  const [outcome] = await world.database.messages.writeMessages([
    { ...draft, body: "", attachmentIds: [attachmentId] },
  ]);
  if (outcome?.kind !== "written") throw new Error(`not written: ${outcome?.kind}`);
  return outcome.message;
}

async function get(person: TestPerson | null, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${other.url}/api/attachments/${path}`, {
    headers: { ...(person && { authorization: `Bearer ${person.token}` }), ...headers },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

async function storedFiles(id: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.includes(id));
}

describe("a picture", () => {
  it("is made anew, seen at every node by those who see its message, and shown without harm", async () => {
    const { id, ...rest } = await uploadWell(ann, "../../cat.html", PNG);
    const picture = { width: 1, height: 1, isAnimated: false };
    expect(rest).toMatchObject({ name: "cat.html.png", mediaType: "image/png", description: "A cat", picture });
    expect(await get(ben, `${id}/file`)).toMatchObject({ status: 404 });
    expect(await get(ann, `${id}/file`)).toMatchObject({ status: 200 });

    await send(ann, id);
    const shown = await get(ben, `${id}/file`);
    expect(shown.status).toBe(200);
    expect(shown.bytes.length).toBe(rest.sizeBytes);
    expect(shown.bytes.includes("script")).toBe(false);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": "inline; filename=cat.html.png",
      "content-security-policy": expect.stringMatching(/default-src 'none'.*sandbox/),
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-cache",
    });
    const tag = shown.headers.get("etag") ?? "";
    expect(await get(ben, `${id}/file`, { "if-none-match": tag })).toMatchObject({ status: 304 });
    const thumbnail = await get(ben, `${id}/thumbnail`);
    expect(thumbnail.headers.get("content-type")).toBe("image/webp");
    const saved = await get(ben, `${id}/file?download=1`);
    expect(saved.headers.get("content-disposition")).toBe("attachment; filename=cat.html.png");
  });

  it("is refused with what to do when it is damaged, and leaves nothing behind", async () => {
    const { status, body } = await upload(ann, "cat.png", PNG.subarray(0, 40));
    expect({ status, body }).toMatchObject({ status: 400, body: { reason: "bad_picture" } });
    expect(await call(web, "GET", "/api/attachments/allowance", { token: ann.token })).toMatchObject({
      body: { isOn: true, usedBytes: 0 },
    });
  });
});

describe("any other file", () => {
  it.each([
    ["page.html", "<!doctype html><script>alert(1)</script>"],
    ["logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["forged.png", "<script>alert(1)</script>"],
    ["report.pdf", "%PDF-1.7\n"],
  ])("%s is only ever saved", async (name, content) => {
    const { id, picture } = await uploadWell(ann, name, Buffer.from(content));
    expect(picture).toBeNull();
    const { headers, bytes } = await get(ann, `${id}/file`);
    expect(bytes.toString()).toBe(content);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(await get(ann, `${id}/thumbnail`)).toMatchObject({ status: 404 });
  });
});

describe("who may not see the message", () => {
  it("does not get its file, from the moment they may not", async () => {
    const { id } = await uploadWell(ann, "cat.png", PNG);
    const { id: messageId } = await send(ann, id);
    const stranger = await world.addPerson();
    const statuses = async () => [
      (await get(null, `${id}/file`)).status,
      (await get(stranger, `${id}/file`)).status,
      (await get(ben, `${id}/thumbnail`)).status,
    ];
    expect(await statuses()).toEqual([401, 404, 200]);
    await call(web, "POST", "/api/users/block", { token: ben.token, body: { userId: ann.userId } });
    expect(await statuses()).toEqual([401, 404, 404]);
    await call(web, "POST", "/api/users/unblock", { token: ben.token, body: { userId: ann.userId } });
    expect(await statuses()).toEqual([401, 404, 200]);
    await call(web, "POST", `/api/rooms/${roomId}/ban`, { token: ann.token, body: { userId: ben.userId } });
    expect(await statuses()).toEqual([401, 404, 404]);

    expect(await storedFiles(id)).toHaveLength(2);
    await call(web, "DELETE", `/api/messages/${messageId}`, { token: ann.token, body: {} });
    expect((await get(ann, `${id}/file`)).status).toBe(404);
    await waitFor(async () => (await storedFiles(id)).length === 0, { timeoutMs: 25_000 });
  });
});

describe("a reported picture", () => {
  it("is seen by admins when its message is gone, by nobody else, and goes when the report has long been settled", async () => {
    const admin = await world.addAdmin();
    const { id } = await uploadWell(ann, "cat.png", PNG);
    const { id: messageId } = await send(ann, id);
    const reported = await call(web, "POST", `/api/messages/${messageId}/report`, {
      token: ben.token,
      body: { reason: "HATE" },
    });
    expect(reported.status).toBe(200);
    await call(web, "DELETE", `/api/messages/${messageId}`, { token: ann.token, body: {} });
    const page = await call(web, "GET", "/api/admin/reports", { token: admin.token });
    const [report] = ReportPage.parse(page.body).reports;
    expect(report).toMatchObject({ messageState: "DELETED", files: [{ name: "cat.png", kept: { id } }] });

    const ask = async (person: TestPerson, part: string) => {
      const path = `/api/reports/${report?.id}/files/${id}${part}`;
      const response = await fetch(`${other.url}${path}`, { headers: { authorization: `Bearer ${person.token}` } });
      return { status: response.status, headers: Object.fromEntries(response.headers) };
    };
    for (const person of [ann, ben]) {
      expect([(await ask(person, "")).status, (await ask(person, "/thumbnail")).status]).toEqual([404, 404]);
    }
    expect((await get(admin, `${id}/file`)).status).toBe(404);
    expect(await ask(admin, "")).toMatchObject({
      status: 200,
      headers: {
        "content-type": "image/png",
        "content-disposition": "inline; filename=cat.png",
        "content-security-policy": expect.stringMatching(/default-src 'none'.*sandbox/),
        "cache-control": "no-store",
      },
    });
    expect(await ask(admin, "/thumbnail")).toMatchObject({ status: 200, headers: { "content-type": "image/webp" } });
    await world.addAdmin(); // the last one would stay one
    await world.sql.query("UPDATE users SET role = 'USER' WHERE id = $1", [admin.userId]);
    expect((await ask(admin, "")).status).toBe(404);

    // Another file goes first, in the same sweep in which this one would have gone.
    const { id: unreported } = await uploadWell(ann, "dog.png", PNG);
    await call(web, "DELETE", `/api/attachments/${unreported}`, { token: ann.token, body: {} });
    await waitFor(async () => (await storedFiles(unreported)).length === 0, { timeoutMs: 25_000 });
    expect(await storedFiles(id)).toHaveLength(2);
    await world.sql.query(
      `UPDATE reports SET resolution = 'DISMISSED', resolved_at = now() - make_interval(days => $2) WHERE id = $1`,
      [report?.id, LIMITS.reportedFilesKeptDays + 1],
    );
    await waitFor(async () => (await storedFiles(id)).length === 0, { timeoutMs: 25_000 });
  }, 90_000); // two rounds of the sweep
});

describe("an upload", () => {
  it("that is too large is refused before it is read", async () => {
    const length = 1024 * 1024 + 1;
    const status = await new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${ann.token}`, "content-length": String(length) };
      const request = httpRequest(`${web.url}/api/attachments?name=a`, { method: "POST", headers });
      request.on("response", (response) => resolve(response.statusCode)).on("error", reject);
      request.flushHeaders();
    });
    expect(status).toBe(413);
  });

  it("is refused beyond what one's files may take together", async () => {
    const bytes = randomBytes(900_000);
    for (let times = 0; times < 2; times += 1) await uploadWell(ann, "a.bin", bytes);
    expect(await upload(ann, "a.bin", bytes)).toMatchObject({ status: 409, body: { reason: "over_quota" } });
    await uploadWell(ben, "a.bin", bytes);
  });

  it("of another site's page, or without a session, is refused", async () => {
    const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect(await upload(ann, "a", PNG, foreign)).toMatchObject({ status: 403, body: { reason: "foreign_origin" } });
    expect(await upload({ ...ann, token: "x" }, "a", PNG)).toMatchObject({ status: 401 });
    expect(await upload(ann, "a", PNG, { origin: PUBLIC_URL })).toMatchObject({ status: 200 });
  });

  it("needs a length, a name and words that fit", async () => {
    const headers = { authorization: `Bearer ${ann.token}` };
    const chunked = await call(web, "POST", "/api/attachments?name=a", {
      headers,
      body: new ReadableStream({
        start(controller) {
          controller.enqueue(PNG);
          controller.close();
        },
      }),
    });
    expect(chunked).toMatchObject({ status: 400 });
    expect(await callWithBytes(web, "/api/attachments", headers, PNG)).toMatchObject({ status: 400 });
    const long = "x".repeat(LIMITS.attachmentDescriptionMaxChars + 1);
    expect(await callWithBytes(web, `/api/attachments?name=a&description=${long}`, headers, PNG)).toMatchObject({
      status: 400,
    });
  });

  it("that breaks off leaves nothing behind", async () => {
    const rowsOfBen = async () => {
      const { rows } = await world.sql.query<{ deleted_at: Date | null }>(
        "SELECT deleted_at FROM attachments WHERE owner_id = $1",
        [ben.userId],
      );
      return rows;
    };
    const headers = { authorization: `Bearer ${ben.token}`, "content-length": "500000" };
    const request = httpRequest(`${web.url}/api/attachments?name=${randomUUID()}`, { method: "POST", headers });
    const broken = once(request, "error");
    request.write(randomBytes(100_000));
    await waitFor(async () => (await rowsOfBen()).length > 0);
    request.destroy(new Error("gone"));
    await broken;
    await waitFor(async () => (await rowsOfBen()).every(({ deleted_at }) => deleted_at !== null));
    expect(await call(web, "GET", "/api/attachments/allowance", { token: ben.token })).toMatchObject({
      body: { usedBytes: 0 },
    });
  });
});

it("says that nothing can be uploaded where nobody has said where files are kept", async () => {
  const without = await startWeb(world.url);
  const headers = { authorization: `Bearer ${ann.token}` };
  expect(await callWithBytes(without, "/api/attachments?name=a", headers, PNG)).toMatchObject({
    status: 403,
    body: { reason: "uploads_off" },
  });
  await without.stop();
});
