import { Attachment, LIMITS } from "@banter/protocol";
import { z } from "zod";

const tags = ["Files"];
const bytes = { schema: { type: "string", format: "binary" } };
export const failures = (...codes: number[]) =>
  Object.fromEntries(codes.map((code) => [String(code), { description: "A failure, as in docs/protocol.md" }]));
const inQuery = (name: string, required: boolean, description: string, maxLength: number) => ({
  name,
  in: "query",
  required,
  description,
  schema: { type: "string", maxLength },
});
const attachmentId = { name: "attachmentId", in: "path", required: true, schema: { type: "string", format: "uuid" } };
const reportId = { name: "reportId", in: "path", required: true, schema: { type: "string", format: "uuid" } };
const { $schema: _, ...attachmentSchema } = z.toJSONSchema(Attachment);

/** What is no procedure, as its bodies are bytes and not JSON: by path and method, for the OpenAPI document. */
export const FILE_OPERATIONS = {
  "/attachments": {
    post: {
      operationId: "attachments-upload",
      tags,
      summary: "Upload a file for a message to come",
      description: `The body is the file itself, with a Content-Length. Send its id with a message, as one of attachmentIds, within ${LIMITS.unsentUploadHours} hours. Pictures are made anew: what their cameras noted is gone.`,
      parameters: [
        inQuery("name", true, "What it is called; folders are left out.", 4_096),
        inQuery("description", false, "What can be seen in it.", LIMITS.attachmentDescriptionMaxChars),
      ],
      requestBody: { required: true, content: { "application/octet-stream": bytes } },
      responses: {
        200: { description: "The file as it is kept", content: { "application/json": { schema: attachmentSchema } } },
        ...failures(400, 401, 403, 409, 413, 429, 503),
      },
    },
  },
  "/attachments/{attachmentId}/file": {
    get: {
      operationId: "attachments-file",
      tags,
      summary: "The bytes of a file",
      description: "To whoever may see its message, and before it is sent to who uploaded it.",
      parameters: [attachmentId, inQuery("download", false, "For saving, also what could be shown.", 1)],
      responses: {
        200: { description: "The file", content: { "application/octet-stream": bytes } },
        ...failures(400, 401, 403, 404, 429, 503),
      },
    },
  },
  "/attachments/{attachmentId}/thumbnail": {
    get: {
      operationId: "attachments-thumbnail",
      tags,
      summary: "A small picture of a picture",
      parameters: [attachmentId],
      responses: {
        200: { description: "The thumbnail", content: { "image/webp": bytes } },
        ...failures(400, 401, 403, 404, 429, 503),
      },
    },
  },
  "/reports/{reportId}/files/{attachmentId}": {
    get: {
      operationId: "reports-file",
      tags: ["Moderation"],
      summary: "The bytes of a file of a reported message",
      description: `To admins; there for as long as the report is open and ${LIMITS.reportedFilesKeptDays} days after it is settled, also when the message is deleted.`,
      parameters: [reportId, attachmentId, inQuery("download", false, "For saving, also what could be shown.", 1)],
      responses: {
        200: { description: "The file", content: { "application/octet-stream": bytes } },
        ...failures(400, 401, 403, 404, 429, 503),
      },
    },
  },
  "/reports/{reportId}/files/{attachmentId}/thumbnail": {
    get: {
      operationId: "reports-thumbnail",
      tags: ["Moderation"],
      summary: "A small picture of a picture of a reported message",
      parameters: [reportId, attachmentId],
      responses: {
        200: { description: "The thumbnail", content: { "image/webp": bytes } },
        ...failures(400, 401, 403, 404, 429, 503),
      },
    },
  },
};
