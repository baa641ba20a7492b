import { refusal } from "@banter/api";
import type { Bytes } from "@banter/domain";
import { AppError, parseInput, toWireError, UploadAttachment } from "@banter/protocol";
import type { WebServices } from "../services.ts";
import { logDefect } from "./log-defect.ts";
import { requireOwnOrigin } from "./request-origin.ts";
import { requireAddress } from "./require-address.ts";
import { requireCaller } from "./require-caller.ts";

/** Takes in a file, which is the request's body, as it arrives; its name and description are in the address. */
export async function takeUpload(services: WebServices, request: Request): Promise<Response> {
  const { config, logger } = services;
  let rest: Bytes | null = null;
  try {
    requireOwnOrigin(request, config.allowedOrigins);
    const actor = await requireCaller(services, request.headers);
    const input = parseInput(UploadAttachment, Object.fromEntries(new URL(request.url).searchParams));
    const sizeBytes = sizeOf(request);
    const body = arriving(request.body, () => requireAddress(services, request.headers));
    if (sizeBytes <= config.fileMaxBytes) rest = body;
    const attachment = await services.attachments.upload(actor, input, sizeBytes, body);
    return Response.json(attachment, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    if (!(error instanceof AppError)) logDefect(logger, request, error, "/api/attachments");
    const answer = refusal(toWireError(error));
    // A browser reads no answer before it has sent everything. What is too large is not worth the wait.
    if (!rest || !(await isReadToTheEnd(rest))) answer.headers.set("connection", "close");
    return answer;
  }
}

/** What the client says that it sends; a server knows then, before the first byte, whether there is room for it. */
function sizeOf({ headers }: Request): number {
  const length = headers.get("content-length");
  if (length === null || !/^\d{1,15}$/.test(length)) {
    throw new AppError("INVALID", "Say how large the file is, in a Content-Length header");
  }
  return Number(length);
}

/**
 * The body as it comes; can be read on after whoever read it first has stopped. `beforeEnd` may refuse it when all is
 * here. @throws AppError INVALID when it breaks off.
 */
function arriving(body: ReadableStream<Uint8Array> | null, beforeEnd: () => void): Bytes {
  const reader = body?.getReader();
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const read = await reader?.read().catch((cause: unknown) => {
          throw new AppError("INVALID", "The file did not arrive whole. Send it again", { cause });
        });
        if (read?.value) return { done: false, value: read.value };
        beforeEnd();
        return { done: true, value: undefined };
      },
    }),
  };
}

async function isReadToTheEnd(rest: Bytes): Promise<boolean> {
  try {
    for await (const _ of rest);
    return true;
  } catch {
    return false; // its sender is gone, and so is whoever would read the answer
  }
}
