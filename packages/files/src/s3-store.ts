import { Readable } from "node:stream";
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Bytes, FileStore } from "@banter/domain";
import pLimit from "p-limit";
import { endedEarly } from "./ended-early.ts";
import { FILE_PARTS, fileKey } from "./file-key.ts";

export interface S3StoreOptions {
  bucket: string;
  region: string;
  /** Of a service other than Amazon's, such as MinIO; its buckets are addressed by path. */
  endpoint: string | undefined;
  /** What every key begins with; "" for nothing. */
  prefix: string;
}

/** Requests at the same time while many files are removed. */
const REMOVALS_AT_ONCE = 8;

/**
 * Keeps files in a bucket of S3 or of a service that speaks its protocol. Credentials come from where Amazon's own tools
 * look for them: the environment, a profile, or the role of the machine or container.
 */
export function createS3Store({ bucket, region, endpoint, prefix }: S3StoreOptions): FileStore {
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    // Other services do not know the newer checksums.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const inTurn = pLimit(REMOVALS_AT_ONCE);
  const place = (key: string) => ({ Bucket: bucket, Key: `${prefix}${key}` });

  return {
    async put(id, part, body, sizeBytes) {
      const aborter = new AbortController();
      let failure: unknown;
      const stream = body instanceof Uint8Array ? body : Readable.from(counted(body, sizeBytes), { objectMode: false });
      // The client would wait for the rest of a body that breaks off, and nobody would hear of the fault.
      if (stream instanceof Readable) {
        stream.once("error", (error) => {
          failure = error;
          aborter.abort();
        });
      }
      const put = new PutObjectCommand({
        ...place(fileKey(id, part)),
        Body: stream,
        ContentLength: sizeBytes,
        ContentType: "application/octet-stream",
      });
      await client.send(put, { abortSignal: aborter.signal }).catch((error: unknown) => {
        throw failure ?? error;
      });
    },

    async read(id, part) {
      try {
        const { Body, ContentLength } = await client.send(new GetObjectCommand(place(fileKey(id, part))));
        if (!Body || ContentLength === undefined) throw new Error("the bucket answered without the file");
        return { body: Body.transformToWebStream() as ReadableStream<Uint8Array>, sizeBytes: ContentLength };
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },

    async remove(ids) {
      const keys = ids.flatMap((id) => FILE_PARTS.map((part) => fileKey(id, part)));
      await Promise.all(keys.map((key) => inTurn(() => client.send(new DeleteObjectCommand(place(key))))));
    },
  };
}

/** @throws AppError INVALID at the end of a body that is too short. */
async function* counted(body: Bytes, sizeBytes: number) {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    yield chunk;
  }
  if (bytes !== sizeBytes) throw endedEarly();
}
