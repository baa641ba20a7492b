import { Attachment, AttachmentRef, DescribeAttachment, UploadAllowance } from "@banter/protocol";
import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";

const tags = ["Files"];

export const attachmentRouter = router({
  allowance: userProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/attachments/allowance",
        tags,
        summary: "How large a file may be, and how much room one's files take",
        errorResponses: [401],
      },
    })
    .input(z.object({}))
    .output(UploadAllowance)
    .query(({ ctx }) => ctx.services.attachments.allowance(ctx.actor)),

  describe: userProcedure
    .meta({
      openapi: {
        method: "PATCH",
        path: "/attachments/{attachmentId}",
        tags,
        summary: "Say what can be seen in a file that is not sent yet",
        errorResponses: [400, 401, 404],
      },
    })
    .input(DescribeAttachment)
    .output(Attachment)
    .mutation(({ ctx, input }) => ctx.services.attachments.describe(ctx.actor, input)),

  discard: userProcedure
    .meta({
      openapi: {
        method: "DELETE",
        path: "/attachments/{attachmentId}",
        tags,
        summary: "Take back a file that is not sent yet",
        description: "A file that was sent is deleted with its message.",
        errorResponses: [400, 401, 404],
      },
    })
    .input(AttachmentRef)
    .output(AttachmentRef)
    .mutation(({ ctx, input }) => ctx.services.attachments.discard(ctx.actor, input)),
});
