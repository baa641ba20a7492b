import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileStore } from "@banter/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDiskStore, createS3Store, reportFailures } from "../src/index.ts";
import { type FakeS3, startFakeS3 } from "./fake-s3.ts";

let folder: string;
let s3: FakeS3;
const stores: Record<string, FileStore> = {};
/** Everything that a store keeps, by names of its own. */
const kept: Record<string, () => Promise<string[]>> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "banter-files-"));
  s3 = await startFakeS3();
  process.env.AWS_ACCESS_KEY_ID = "test";
  process.env.AWS_SECRET_ACCESS_KEY = "test";
  stores.disk = createDiskStore(join(folder, "made", "by", "itself"));
  stores.S3 = createS3Store({ bucket: "files", region: "eu-central-1", endpoint: s3.endpoint, prefix: "banter/" });
  kept.disk = async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  };
  kept.S3 = async () => [...s3.objects.keys()];
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true });
});

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 60_000) yield bytes.subarray(at, at + 60_000);
}

describe.each(["disk", "S3"])("files in %s", (name) => {
  const store = () => stores[name] as FileStore;
  const bytesOf = async (id: string, part: "file" | "thumbnail" = "file") => {
    const found = await store().read(id, part);
    return found && { sizeBytes: found.sizeBytes, bytes: Buffer.from(await new Response(found.body).arrayBuffer()) };
  };

  it("come back byte for byte, whether they were sent whole or in pieces", async () => {
    const id = randomUUID();
    const bytes = randomBytes(300_000);
    await store().put(id, "file", inPieces(bytes), bytes.length);
    await store().put(id, "thumbnail", bytes.subarray(0, 100), 100);
    expect(await bytesOf(id)).toEqual({ sizeBytes: bytes.length, bytes });
    expect(await bytesOf(id, "thumbnail")).toEqual({ sizeBytes: 100, bytes: bytes.subarray(0, 100) });
  });

  it("may be empty", async () => {
    const id = randomUUID();
    await store().put(id, "file", inPieces(new Uint8Array()), 0);
    expect(await bytesOf(id)).toEqual({ sizeBytes: 0, bytes: Buffer.alloc(0) });
  });

  it("are gone with all their parts once they are removed, which may be said twice and of what never was", async () => {
    const [id, other] = [randomUUID(), randomUUID()];
    for (const part of ["file", "thumbnail"] as const) await store().put(id, part, new Uint8Array([1]), 1);
    await store().put(other, "file", new Uint8Array([1]), 1);
    for (let times = 0; times < 2; times += 1) await store().remove([id, randomUUID()]);
    expect([await bytesOf(id), await bytesOf(id, "thumbnail")]).toEqual([null, null]);
    expect((await kept[name]?.())?.filter((key) => key.includes(id))).toEqual([]);
    expect(await bytesOf(other)).toMatchObject({ sizeBytes: 1 });
  });

  it("that break off are not there, and what was written of them can be removed", async () => {
    const [short, broken] = [randomUUID(), randomUUID()];
    await expect(store().put(short, "file", inPieces(randomBytes(10)), 20)).rejects.toThrow();
    async function* breaking() {
      yield randomBytes(10);
      throw new Error("the line is dead");
    }
    await expect(store().put(broken, "file", breaking(), 20)).rejects.toThrow();
    expect([await bytesOf(short), await bytesOf(broken)]).toEqual([null, null]);
    await store().remove([short, broken]);
    expect((await kept[name]?.())?.filter((key) => key.includes(short) || key.includes(broken))).toEqual([]);
  });

  it("have no other names than ids", async () => {
    await expect(store().put("../../etc/passwd", "file", new Uint8Array([1]), 1)).rejects.toThrow("not a UUID");
    await expect(store().read("..", "file")).rejects.toThrow("not a UUID");
  });
});

it("keeps everything in the bucket below its prefix", () => {
  expect([...s3.objects.keys()].every((key) => key.startsWith("/files/banter/"))).toBe(true);
});

it("tells of a store that fails, and has clients try again", async () => {
  const failures: unknown[] = [];
  const store = reportFailures(stores.S3 as FileStore, (error) => failures.push(error));
  s3.failNext(400);
  await expect(store.read(randomUUID(), "file")).rejects.toMatchObject({ code: "UNAVAILABLE" });
  expect(failures).toHaveLength(1);
  expect(await store.read(randomUUID(), "file")).toBeNull();
});
