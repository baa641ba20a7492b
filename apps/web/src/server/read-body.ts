import { AppError, LIMITS } from "@banter/protocol";

/**
 * The same request with its body read, however it was sent.
 * @throws AppError TOO_LARGE as soon as the body is known to be over the limit, INVALID when its sender goes away.
 */
export async function withBodyRead(request: Request): Promise<Request> {
  if (!request.body) return request;
  if (Number(request.headers.get("content-length") ?? 0) > LIMITS.requestBodyMaxBytes) throw tooLarge();
  const body = await readWithin(request.body, LIMITS.requestBodyMaxBytes).catch((cause: unknown) => {
    throw new AppError("INVALID", "The request ended before its body was whole", { cause });
  });
  if (!body) throw tooLarge();
  return new Request(request.url, { method: request.method, headers: request.headers, body });
}

/** Null for what is longer. Only the sender can make reading fail. */
async function readWithin(stream: ReadableStream<Uint8Array>, bytesMax: number): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): AppError {
  return new AppError("TOO_LARGE", `The request body is larger than ${LIMITS.requestBodyMaxBytes} bytes`);
}
