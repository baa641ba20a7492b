import type { Actor, FilePart } from "@banter/domain";
import { type Attachment, AttachmentRef, parseInput, ReportedFileRef } from "@banter/protocol";
import { create as contentDisposition } from "content-disposition";
import type { WebServices } from "../services.ts";
import { guardRequest } from "./guard-request.ts";
import { requireCaller } from "./require-caller.ts";

/**
 * Answers with the bytes of a file, to whoever may see its message now: browsers keep them, and ask each time whether
 * they still may show them.
 */
export async function serveFile(
  services: WebServices,
  request: Request,
  attachmentId: string,
  part: FilePart,
): Promise<Response> {
  return answer(services, request, part, async (actor, { headers }) => {
    const attachment = await services.attachments.find(actor, parseInput(AttachmentRef, { attachmentId }));
    const tag = `"${attachment.id}.${part}"`;
    const caching = { "cache-control": "private, no-cache", etag: tag };
    return { attachment, caching, isKnown: headers.get("if-none-match")?.includes(tag) ?? false };
  });
}

/** Answers with the bytes of a file that a report keeps, to admins: their browsers keep nothing of it. */
export async function serveReportedFile(
  services: WebServices,
  request: Request,
  ref: ReportedFileRef,
  part: FilePart,
): Promise<Response> {
  return answer(services, request, part, async (actor) => ({
    attachment: await services.attachments.findReported(actor, parseInput(ReportedFileRef, ref)),
    caching: { "cache-control": "no-store" },
    isKnown: false,
  }));
}

interface FoundFile {
  attachment: Attachment;
  caching: Record<string, string>;
  /** The client has it already. */
  isKnown: boolean;
}

/** Pictures that Banter made itself may be looked at; everything else is for saving. */
function answer(
  services: WebServices,
  request: Request,
  part: FilePart,
  find: (actor: Actor, request: Request) => Promise<FoundFile>,
): Promise<Response> {
  return guardRequest(services, request, async (checked) => {
    const actor = await requireCaller(services, checked.headers);
    const { attachment, caching, isKnown } = await find(actor, checked);
    if (isKnown) return new Response(null, { status: 304, headers: caching });
    const { body, sizeBytes } = await services.attachments.read(attachment, part);
    const isForSaving = !attachment.picture || new URL(checked.url).searchParams.has("download");
    return new Response(body, {
      headers: {
        ...caching,
        "content-type": typeOf(attachment, part),
        "content-length": String(sizeBytes),
        "content-disposition": contentDisposition(attachment.name, { type: isForSaving ? "attachment" : "inline" }),
      },
    });
  });
}

/** What is no picture of ours goes by no name that a browser would act on. */
function typeOf({ picture, mediaType }: Attachment, part: FilePart): string {
  if (!picture) return "application/octet-stream";
  return part === "thumbnail" ? "image/webp" : mediaType;
}
