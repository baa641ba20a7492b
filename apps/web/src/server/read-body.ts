import { AppError, LIMITS } from "@banter/protocol";

/**
 * The same request with its body read, however it was sent.
 * @throws AppError TOO_LARGE as soon as the body is known to be over the limit.
 */
export async function withBodyRead(request: Request): Promise<Request> {
  if (!request.body) return request;
  if (Number(request.headers.get("content-length") ?? 0) > LIMITS.requestBodyMaxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > LIMITS.requestBodyMaxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return new Request(request.url, { method: request.method, headers: request.headers, body: Buffer.concat(chunks) });
}

function tooLarge(): AppError {
  return new AppError("TOO_LARGE", `The request body is larger than ${LIMITS.requestBodyMaxBytes} bytes`);
}
