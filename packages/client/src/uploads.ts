import { type AppError, type Attachment, ERRORS } from "@banter/protocol";
import { toAppError } from "./app-error.ts";
import { backoffMs } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import { createListeners } from "./listeners.ts";
import type { SendFile } from "./send-file.ts";

/** More would not be faster, and the server takes only so many of one person. */
const AT_ONCE = 2;
/** Tries of one file before its person is asked: about half a minute. */
const MAX_TRIES = 8;

/** A file on its way to the server, for a message to come. Never changed in place. */
export interface Upload {
  key: string;
  file: Blob;
  name: string;
  description: string;
  state: "waiting" | "uploading" | "done" | "failed";
  sentBytes: number;
  /** Once it is there. */
  attachment: Attachment | null;
  /** Why it failed. */
  error: AppError | null;
  /** Whether trying again may go better. */
  canRetry: boolean;
}

export interface Uploads {
  /** Begins to upload; the key names it from now on. */
  add(file: Blob, name: string, description?: string): string;
  /** The same object until it changes. */
  get(key: string): Upload | undefined;
  /** Called after each change. Returns how to unsubscribe. */
  subscribe(listener: () => void): () => void;
  /** Says what can be seen in it. */
  describe(key: string, description: string): void;
  retry(key: string): void;
  /** Stops it, and takes back what is on the server. */
  cancel(key: string): void;
  /** How many have not arrived, and will be lost with this page. */
  readonly unfinishedCount: number;
}

export interface UploadOptions {
  send: SendFile;
  describe(attachmentId: string, description: string): Promise<Attachment>;
  discard(attachmentId: string): Promise<unknown>;
  clock: Clock;
  random: () => number;
  createId: () => string;
  /** An upload has arrived, or failed for good. */
  onSettled(key: string): void;
}

/** What the client does with uploads besides. */
export interface FedUploads extends Uploads {
  /** Its message is stored. */
  forget(key: string): void;
  /** The connection is back. */
  resume(): void;
  close(): void;
}

interface Held {
  upload: Upload;
  failures: number;
  /** Ends what is under way for it. */
  stop: (() => void) | undefined;
}

export function createUploads(options: UploadOptions): FedUploads {
  const { clock } = options;
  const held = new Map<string, Held>();
  const changed = createListeners<void>();

  function change(key: string, to: Partial<Upload>): void {
    const one = held.get(key);
    if (!one) return;
    one.upload = { ...one.upload, ...to };
    changed.call();
    if (to.state === "done" || to.state === "failed") options.onSettled(key);
  }

  function pump(): void {
    let running = [...held.values()].filter(({ upload }) => upload.state === "uploading").length;
    for (const [key, one] of held) {
      if (running >= AT_ONCE) return;
      if (one.upload.state !== "waiting" || one.stop) continue;
      running += 1;
      void run(key, one);
    }
  }

  async function run(key: string, one: Held): Promise<void> {
    const controller = new AbortController();
    const stop = () => controller.abort();
    one.stop = stop;
    change(key, { state: "uploading" });
    try {
      const attachment = await sendWhole(key, one, controller.signal);
      if (one.stop !== stop) return;
      one.stop = undefined;
      change(key, { state: "done", attachment, sentBytes: one.upload.file.size });
    } catch (thrown) {
      if (one.stop !== stop) return;
      one.stop = undefined;
      failed(key, one, toAppError(thrown));
    }
    pump();
  }

  /** The description may change while the file is on its way. */
  async function sendWhole(key: string, one: Held, signal: AbortSignal): Promise<Attachment> {
    const { file, name, description } = one.upload;
    const onProgress = (sentBytes: number) => change(key, { sentBytes: Math.min(sentBytes, file.size) });
    let { attachment } = one.upload;
    if (!attachment) {
      attachment = await options.send({ file, name, description }, { signal, onProgress });
      if (signal.aborted) await options.discard(attachment.id).catch(() => {}); // it expires by itself
      change(key, { attachment });
    }
    while (!signal.aborted && attachment.description !== one.upload.description) {
      attachment = await options.describe(attachment.id, one.upload.description);
    }
    return attachment;
  }

  function failed(key: string, one: Held, error: AppError): void {
    one.failures += 1;
    const canRetry = ERRORS[error.code].retryable || error.code === "UNAUTHENTICATED" || error.reason === "over_quota";
    if (!ERRORS[error.code].retryable || one.failures >= MAX_TRIES) {
      change(key, { state: "failed", error, canRetry, sentBytes: 0 });
      return;
    }
    one.stop = clock.schedule(backoffMs(one.failures, options.random, error.retryAfterMs), () => {
      one.stop = undefined;
      pump();
    });
    change(key, { state: "waiting", sentBytes: 0 });
  }

  function restart(key: string, one: Held): void {
    one.failures = 0;
    change(key, { state: "waiting", error: null });
    pump();
  }

  function take(key: string): Held | undefined {
    const one = held.get(key);
    held.delete(key);
    const stop = one?.stop;
    if (one) one.stop = undefined;
    stop?.();
    changed.call();
    pump();
    return one;
  }

  return {
    add(file, name, description = "") {
      const key = options.createId();
      const upload: Upload = {
        key,
        file,
        name,
        description,
        state: "waiting",
        sentBytes: 0,
        attachment: null,
        error: null,
        canRetry: false,
      };
      held.set(key, { upload, failures: 0, stop: undefined });
      changed.call();
      pump();
      return key;
    },
    get: (key) => held.get(key)?.upload,
    subscribe: (listener) => changed.add(listener),
    describe(key, description) {
      const one = held.get(key);
      if (!one || one.upload.description === description.trim()) return;
      change(key, { description: description.trim() });
      if (one.upload.state === "done") restart(key, one);
    },
    retry(key) {
      const one = held.get(key);
      if (one?.upload.state === "failed") restart(key, one);
    },
    cancel(key) {
      const attachment = take(key)?.upload.attachment;
      if (attachment) options.discard(attachment.id).catch(() => {}); // it expires by itself
    },
    get unfinishedCount() {
      return [...held.values()].filter(({ upload }) => upload.state !== "done").length;
    },
    forget: (key) => void take(key),
    resume() {
      for (const one of held.values()) {
        if (one.upload.state !== "waiting") continue;
        one.stop?.();
        one.stop = undefined;
      }
      pump();
    },
    close() {
      for (const { stop } of held.values()) stop?.();
    },
  };
}
