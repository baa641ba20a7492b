import type { AttachmentPorts, Bytes, InspectedFile } from "@banter/domain";
import { AppError } from "@banter/protocol";
import { fileTypeFromBuffer } from "file-type";
import pLimit from "p-limit";
import { isPictureType, makePicture } from "./make-picture.ts";

/** Enough for file-type to know what it knows (its own default). */
const SAMPLE_BYTES = 4_100;
/** Pictures that are held in memory while they arrive and wait to be made anew; more are refused. */
const PICTURES_HELD_MAX = 16;
/** Each takes up to a few hundred megabytes, and all cores. */
const PICTURES_MADE_AT_ONCE = 1;
const RETRY_AFTER_MS = 2_000;

/** Finds out what files are by their bytes; their names and what clients say of them mean nothing. */
export function createFileInspector(): AttachmentPorts["inspect"] {
  const inTurn = pLimit(PICTURES_MADE_AT_ONCE);
  let held = 0;

  async function inspectPicture(body: Bytes): Promise<InspectedFile> {
    if (held >= PICTURES_HELD_MAX) {
      throw new AppError("UNAVAILABLE", "Many pictures are being uploaded. Try again in a moment", {
        reason: "overloaded",
        retryAfterMs: RETRY_AFTER_MS,
      });
    }
    held += 1;
    try {
      const bytes = await readAll(body);
      return await inTurn(() => makePicture(bytes));
    } finally {
      held -= 1;
    }
  }

  return async (body) => {
    const { sample, all } = await peek(body);
    const found = await fileTypeFromBuffer(sample);
    if (found && isPictureType(found.mime)) return inspectPicture(all);
    return {
      kind: "file",
      mediaType: found?.mime ?? (isText(sample) ? "text/plain" : "application/octet-stream"),
      body: all,
    };
  };
}

/** The first bytes, and all of them, which can be read once. */
async function peek(body: Bytes): Promise<{ sample: Buffer; all: Bytes }> {
  const iterator = body[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < SAMPLE_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    chunks.push(next.value);
    bytes += next.value.byteLength;
  }
  async function* all() {
    try {
      yield* chunks;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { sample: Buffer.concat(chunks).subarray(0, SAMPLE_BYTES), all: all() };
}

async function readAll(body: Bytes): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Text as the web writes it; the sample may end within a character. */
function isText(sample: Buffer): boolean {
  if (sample.length === 0 || sample.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}
