import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import type { Bytes, FileStore } from "@banter/domain";
import { endedEarly } from "./ended-early.ts";
import { FILE_PARTS, fileKey } from "./file-key.ts";

/** What is being written: after a crash it is removed with the rest of its attachment. */
const UNFINISHED = ".part";

/** Keeps files in a folder of this machine. A file is there as a whole or not at all, also after a loss of power. */
export function createDiskStore(folder: string): FileStore {
  return {
    async put(id, part, body, sizeBytes) {
      const path = join(folder, fileKey(id, part));
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeWhole(`${path}${UNFINISHED}`, body, sizeBytes);
      await rename(`${path}${UNFINISHED}`, path);
      await syncFolder(dirname(path));
    },

    async read(id, part) {
      const handle = await open(join(folder, fileKey(id, part))).catch(nullIfAbsent);
      if (!handle) return null;
      const { size } = await handle.stat();
      return { body: Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>, sizeBytes: size };
    },

    async remove(ids) {
      for (const id of ids) {
        for (const part of FILE_PARTS) {
          const path = join(folder, fileKey(id, part));
          await rm(path, { force: true });
          await rm(`${path}${UNFINISHED}`, { force: true });
        }
      }
    },
  };
}

async function writeWhole(path: string, body: Bytes | Uint8Array, sizeBytes: number): Promise<void> {
  const handle = await open(path, "w", 0o600);
  try {
    let written = 0;
    for await (const chunk of body instanceof Uint8Array ? [body] : body) {
      written += chunk.byteLength;
      await handle.writeFile(chunk);
    }
    if (written !== sizeBytes) throw endedEarly();
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name is in the folder for good, too. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullIfAbsent(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}
