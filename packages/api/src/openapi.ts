import { generateOpenApiDocument } from "trpc-to-openapi";
import { AUDIT_OPERATION } from "./audit-operation.ts";
import { FILE_OPERATIONS } from "./file-operations.ts";
import { appRouter } from "./root.ts";

/** The OpenAPI description of the REST view; `baseUrl` is the web app's public address. */
export function describeApi(baseUrl: string) {
  const document = generateOpenApiDocument(appRouter, {
    title: "Banter",
    description: "Rooms and messages over HTTP. Live messages come over Socket.IO; see docs/protocol.md.",
    version: "1",
    baseUrl: `${baseUrl}/api`,
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer", description: "The token that signing up or logging in returns." },
      cookie: { type: "apiKey", in: "cookie", name: "next-auth.session-token", description: "Set by logging in." },
    },
  });
  const security = [{ bearer: [] }, { cookie: [] }];
  for (const [path, operations] of Object.entries({ ...FILE_OPERATIONS, ...AUDIT_OPERATION })) {
    const secured = Object.entries(operations).map(([method, operation]) => [method, { ...operation, security }]);
    document.paths = { ...document.paths, [path]: { ...document.paths?.[path], ...Object.fromEntries(secured) } };
  }
  return document;
}
