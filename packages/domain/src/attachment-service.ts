import {
  AppError,
  type Attachment,
  type AttachmentRef,
  type DescribeAttachment,
  LIMITS,
  type ReportedFileRef,
  type UploadAllowance,
  type UploadAttachment,
} from "@banter/protocol";
import { v7 as uuidv7 } from "uuid";
import type { Acting, Actor } from "./actor.ts";
import { createAtOnceLimit } from "./at-once-limit.ts";
import { nameForType } from "./file-names.ts";
import type { Throttle } from "./throttle.ts";

/** Bytes as they come, in pieces. */
export type Bytes = AsyncIterable<Uint8Array>;

/** What a file turned out to be. A picture was made anew from its pixels, so that nothing else of it is left. */
export type InspectedFile =
  | { kind: "file"; mediaType: string; body: Bytes }
  | {
      kind: "picture";
      mediaType: string;
      body: Uint8Array;
      thumbnail: Uint8Array;
      width: number;
      height: number;
      isAnimated: boolean;
    };

/** Which of the two things that are kept of a picture; of other files there is only the file. */
export type FilePart = "file" | "thumbnail";

/** Where bytes are kept, by the id of their attachment. */
export interface FileStore {
  /** Resolves when all is stored for good. @throws when `body` does not have `sizeBytes`. */
  put(id: string, part: FilePart, body: Bytes | Uint8Array, sizeBytes: number): Promise<void>;
  /** Null for what is not there. The stream is to be read to its end or cancelled. */
  read(id: string, part: FilePart): Promise<{ body: ReadableStream<Uint8Array>; sizeBytes: number } | null>;
  /** Both parts, of each; what is not there is no fault. */
  remove(ids: readonly string[]): Promise<void>;
}

export interface StoredFacts {
  name: string;
  mediaType: string;
  sizeBytes: number;
  picture: Attachment["picture"];
}

export interface AttachmentPorts {
  /** Null where files are not kept. */
  store: FileStore | null;
  /** @throws AppError INVALID bad_picture, UNAVAILABLE overloaded. */
  inspect(body: Bytes): Promise<InspectedFile>;
  /**
   * Takes an upload down before its first byte is stored, and so much of the person's allowance.
   * @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned.
   */
  reserve(
    actor: Acting,
    upload: UploadAttachment & { id: string; sizeBytes: number },
    maxBytes: number,
  ): Promise<"reserved" | "over_quota">;
  /**
   * All of it is stored. Null when it was given up in the meantime.
   * @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned: it may have taken minutes to arrive.
   */
  complete(actor: Acting, id: string, facts: StoredFacts): Promise<Attachment | null>;
  /** Nobody is to have it; false when it is not the person's, or a message has it. */
  giveUp(userId: string, id: string): Promise<boolean>;
  /** Null when it is not the person's, or a message has it. @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned. */
  describe(actor: Acting, input: DescribeAttachment): Promise<Attachment | null>;
  /** Of a message that the person may see, or the person's own that no message has yet. */
  findReadable(userId: string, id: string): Promise<Attachment | null>;
  /** What a report keeps for admins, for as long as it does; null for whoever is none. */
  findReported(userId: string, ref: ReportedFileRef): Promise<Attachment | null>;
  countUsedBytes(userId: string): Promise<number>;
  uploads: Throttle;
  fileMaxBytes: number;
  /** Of all files of one person. */
  maxBytesPerUser: number;
}

export type AttachmentService = ReturnType<typeof createAttachmentService>;

export function createAttachmentService(ports: AttachmentPorts) {
  const { store, fileMaxBytes, maxBytesPerUser } = ports;
  const atOnce = createAtOnceLimit(LIMITS.uploadsAtOnce);

  async function takeIn(
    into: FileStore,
    actor: Acting,
    { id, name, sizeBytes }: { id: string; name: string; sizeBytes: number },
    body: Bytes,
  ) {
    const file = await ports.inspect(body);
    const named = { name: nameForType(name, file.mediaType), mediaType: file.mediaType };
    if (file.kind === "file") {
      await into.put(id, "file", file.body, sizeBytes);
      return ports.complete(actor, id, { ...named, sizeBytes, picture: null });
    }
    const { width, height, isAnimated } = file;
    await into.put(id, "thumbnail", file.thumbnail, file.thumbnail.byteLength);
    await into.put(id, "file", file.body, file.body.byteLength);
    return ports.complete(actor, id, {
      ...named,
      sizeBytes: file.body.byteLength,
      picture: { width, height, isAnimated },
    });
  }

  return {
    /**
     * Takes in a file, for a message to come. `sizeBytes` is what the client said; the body has no more.
     * @throws AppError TOO_LARGE, CONFLICT over_quota, INVALID bad_picture, FORBIDDEN uploads_off or banned, RATE_LIMITED,
     * UNAVAILABLE overloaded.
     */
    async upload(actor: Actor, input: UploadAttachment, sizeBytes: number, body: Bytes): Promise<Attachment> {
      if (!store) throw uploadsOff();
      if (sizeBytes > fileMaxBytes) {
        throw new AppError("TOO_LARGE", `A file may have at most ${inMegabytes(fileMaxBytes)}`);
      }
      await ports.uploads.take(actor.userId);
      return atOnce(actor.userId, async () => {
        const id = uuidv7();
        const outcome = await ports.reserve(actor, { ...input, id, sizeBytes }, maxBytesPerUser);
        if (outcome === "over_quota") {
          throw new AppError(
            "CONFLICT",
            `Your files would take more than ${inMegabytes(maxBytesPerUser)} together. Delete messages with files first`,
            { reason: "over_quota" },
          );
        }
        try {
          const attachment = await takeIn(store, actor, { id, name: input.name, sizeBytes }, body);
          if (attachment) return attachment;
        } catch (error) {
          // It is cleared away at the next opportunity, and in a day should this fail, too: the first error says why.
          await ports.giveUp(actor.userId, id).catch(() => {});
          throw error;
        }
        await store.remove([id]);
        throw noSuchAttachment();
      });
    },

    /** Says what can be seen in one's own upload that no message has yet. @throws AppError NOT_FOUND. */
    async describe(actor: Actor, input: DescribeAttachment): Promise<Attachment> {
      const attachment = await ports.describe(actor, input);
      if (!attachment) throw noSuchAttachment();
      return attachment;
    },

    /** Takes one's own upload back, as long as no message has it. @throws AppError NOT_FOUND. */
    async discard(actor: Actor, { attachmentId }: AttachmentRef): Promise<AttachmentRef> {
      if (!(await ports.giveUp(actor.userId, attachmentId))) throw noSuchAttachment();
      return { attachmentId };
    },

    async allowance(actor: Actor): Promise<UploadAllowance> {
      const usedBytes = await ports.countUsedBytes(actor.userId);
      return { isOn: store !== null, fileMaxBytes, usedBytes, maxBytes: maxBytesPerUser };
    },

    /** What is to be known of a file before its bytes are read. @throws AppError NOT_FOUND, also for one of a message that the actor must not see. */
    async find(actor: Actor, { attachmentId }: AttachmentRef): Promise<Attachment> {
      const attachment = await ports.findReadable(actor.userId, attachmentId);
      if (!attachment) throw noSuchAttachment();
      return attachment;
    },

    /**
     * The same of what a report keeps, whether its message is there or not. @throws AppError NOT_FOUND, also for whoever
     * is no admin (any more).
     */
    async findReported(actor: Actor, ref: ReportedFileRef): Promise<Attachment> {
      const attachment = await ports.findReported(actor.userId, ref);
      if (!attachment) throw noSuchAttachment();
      return attachment;
    },

    /** The bytes of what was found. @throws AppError NOT_FOUND. */
    async read({ id, picture }: Attachment, part: FilePart) {
      const found = part === "thumbnail" && !picture ? null : await store?.read(id, part);
      if (!found) throw noSuchAttachment();
      return found;
    },
  };
}

function uploadsOff(): AppError {
  return new AppError("FORBIDDEN", "Whoever runs this Banter has not set it up to keep files", {
    reason: "uploads_off",
  });
}

/** The same for one that is absent and for one that the person must not learn of. */
function noSuchAttachment(): AppError {
  return new AppError("NOT_FOUND", "No such file");
}

const MEGABYTE = 1024 * 1024;

function inMegabytes(bytes: number): string {
  return `${Math.floor(bytes / MEGABYTE)} MB`;
}
