import { AppError, type Attachment, type WireError } from "@banter/protocol";
import { toAppError } from "./app-error.ts";

export interface FileToSend {
  file: Blob;
  name: string;
  description: string;
}

export interface SendFileOptions {
  signal: AbortSignal;
  /** How much of the file is on its way; where nobody can tell, only its end. */
  onProgress(sentBytes: number): void;
}

export type SendFile = (toSend: FileToSend, options: SendFileOptions) => Promise<Attachment>;

/** Uploads over HTTP: in a browser by XMLHttpRequest, as only that tells how far it is. Rejects with AppError. */
export function createSendFile(baseUrl: string, token: string | undefined): SendFile {
  const { XMLHttpRequest } = globalThis as { XMLHttpRequest?: new () => BrowserRequest };
  const send = XMLHttpRequest ? sendByXhr(XMLHttpRequest) : sendByFetch;
  return async ({ file, name, description }, options) => {
    const url = new URL("/api/attachments", baseUrl);
    url.searchParams.set("name", name);
    if (description !== "") url.searchParams.set("description", description);
    const headers = {
      "content-type": "application/octet-stream",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const { isOk, answer } = await send(url.href, file, headers, options).catch((error: unknown) => {
      throw toAppError(error);
    });
    if (!isOk) throw toAppError({ data: { failure: answer as WireError } });
    // by itself, so that apps load the schemas only when somebody uploads something
    const { Attachment } = await import("@banter/protocol");
    return Attachment.parse(answer);
  };
}

interface Answered {
  isOk: boolean;
  answer: unknown;
}

type Send = (url: string, file: Blob, headers: Record<string, string>, options: SendFileOptions) => Promise<Answered>;

/** The part of the browser's `XMLHttpRequest` that is used here. */
interface BrowserRequest {
  withCredentials: boolean;
  readonly status: number;
  readonly responseText: string;
  readonly upload: { onprogress: ((event: { loaded: number }) => void) | null };
  onload: (() => void) | null;
  onerror: (() => void) | null;
  ontimeout: (() => void) | null;
  onabort: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  send(body: Blob): void;
  abort(): void;
}

const sendByXhr =
  (Request: new () => BrowserRequest): Send =>
  (url, file, headers, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      const request = new Request();
      const fail = () => reject(unreachable());
      request.open("POST", url);
      request.withCredentials = headers.authorization === undefined;
      for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value);
      request.upload.onprogress = ({ loaded }) => onProgress(loaded);
      request.onload = () => resolve({ isOk: request.status === 200, answer: parseAnswer(request.responseText) });
      request.onerror = fail;
      request.ontimeout = fail;
      request.onabort = fail;
      signal.addEventListener("abort", () => request.abort(), { once: true });
      request.send(file);
    });

const sendByFetch: Send = async (url, file, headers, { signal, onProgress }) => {
  const credentials = headers.authorization === undefined ? "include" : "omit";
  const response = await fetch(url, { method: "POST", headers, body: file, signal, credentials });
  onProgress(file.size);
  return { isOk: response.status === 200, answer: parseAnswer(await response.text()) };
};

function unreachable(): AppError {
  return new AppError("UNAVAILABLE", "The server cannot be reached");
}

function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // from something between here and there; no WireError, so it counts as out of reach
  }
}
