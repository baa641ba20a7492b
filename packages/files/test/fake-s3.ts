import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeS3 {
  endpoint: string;
  /** By path: what is in the bucket. */
  objects: Map<string, Buffer>;
  /** The next request is answered with this status. */
  failNext(status: number): void;
  stop(): Promise<void>;
}

/**
 * As much of S3's protocol as files need, by its reference: PutObject, GetObject, DeleteObject in a bucket addressed by
 * path. It refuses what S3 would refuse: a request that is not signed, and a body without its length.
 */
export async function startFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  let failure: number | null = null;

  const server = createServer(async (request, response) => {
    const answer = (status: number, code?: string) => {
      response.writeHead(status, { "content-type": "application/xml" });
      response.end(
        code ? `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>` : undefined,
      );
    };
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    const body = await readAll(request).catch(() => null);
    if (body === null) return;
    if (failure !== null) {
      const status = failure;
      failure = null;
      return answer(status, "InvalidRequest");
    }
    if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 Credential=")) return answer(403, "AccessDenied");
    if (!/^\/[a-z0-9-]+\/.+/.test(path)) return answer(404, "NoSuchBucket");
    const object = objects.get(path);
    switch (request.method) {
      case "PUT":
        if (request.headers["content-length"] === undefined) return answer(411, "MissingContentLength");
        if (request.headers["content-encoding"]?.includes("aws-chunked")) return answer(501, "NotImplemented");
        objects.set(path, body);
        return answer(200);
      case "GET":
        if (!object) return answer(404, "NoSuchKey");
        response.writeHead(200, { "content-length": object.length });
        return response.end(object);
      case "DELETE":
        objects.delete(path);
        return answer(204);
      default:
        return answer(405, "MethodNotAllowed");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    failNext(status) {
      failure = status;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
