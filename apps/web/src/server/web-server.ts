import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { AppError, ERRORS, LIMITS, toWireError } from "@banter/protocol";
import { clientAddress } from "@banter/session";
import type { WebServices } from "../services.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { FILE_POLICY, isFilePath, isUpload } from "./file-policy.ts";
import { answerHealth } from "./health.ts";
import { setInternalHeaders } from "./internal-headers.ts";
import { refuseAddress } from "./refuse-address.ts";
import { logWhenDone } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";

/** Ours are small; a client that takes longer to send one holds a connection for nothing. */
const REQUEST_TIMEOUT_MS = 30_000;
/** 128 bits: cannot be guessed. */
const NONCE_BYTES = 16;
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export interface WebServerOptions {
  services: Pick<WebServices, "config" | "logger" | "pingDatabase" | "bannedAddresses">;
  isStopping(): boolean;
  /** Next's own handler. */
  render(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** The HTTP server in front of Next: finds out who asks, and says on each response what browsers may do with it. */
export function createWebServer({ services, isStopping, render }: WebServerOptions): Server {
  const { config, logger, pingDatabase, bannedAddresses } = services;
  const isHttps = config.publicUrl.startsWith("https:");

  function prepare(request: IncomingMessage, response: ServerResponse): { path: string; address: string } {
    const { headers } = request;
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const requestId = randomUUID();
    const nonce = randomBytes(NONCE_BYTES).toString("base64");
    const address = clientAddress(request.socket.remoteAddress, forwardedFor(request), config.trustedProxies);
    const policy = contentSecurityPolicy({
      nonce,
      host: headers.host,
      isHttps,
      isDevelopment: config.nodeEnv === "development",
      realtimeUrls: config.realtimeUrls,
    });
    logWhenDone(logger, { requestId, method: request.method, path, address }, response);
    setInternalHeaders(headers, { clientAddress: address, requestId, nonce });
    // Next believes these, whoever sent them.
    headers["x-forwarded-for"] = address;
    headers["x-forwarded-proto"] = isHttps ? "https" : "http";
    delete headers["x-forwarded-host"];
    delete headers["x-forwarded-port"];
    // Next takes the nonce for its own scripts from here.
    headers["content-security-policy"] = policy;
    const answered = isFilePath(path) ? FILE_POLICY : policy;
    for (const [name, value] of Object.entries(securityHeaders(answered, isHttps))) response.setHeader(name, value);
    response.setHeader("x-request-id", requestId);
    // A connection that was kept alive would keep the process alive, too.
    response.once("close", () => isStopping() && setImmediate(() => server.closeIdleConnections()));
    return { path, address };
  }

  const server = createServer((request, response) => {
    const { path, address } = prepare(request, response);
    if (answerHealth(path, response, { isStopping, pingDatabase })) return;
    const ban = bannedAddresses.find(address);
    if (ban) return refuseAddress(request, response, ban);
    const invalid = whatIsInvalid(request, path);
    if (invalid) return refuse(response, new AppError("INVALID", invalid));
    if (!isUpload(request.method, path)) limitArrival(request);
    render(request, response).catch((error: unknown) => {
      logger.error({ err: error, path }, "a request failed");
      if (response.headersSent) response.destroy();
      else refuse(response, error);
    });
  });
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  server.requestTimeout = LIMITS.uploadMaxMs;
  // Only Next's development server has WebSockets; its production one would leave the sockets open.
  if (config.nodeEnv !== "development") server.on("upgrade", (_request, socket) => socket.destroy());
  return server;
}

/** Cuts a request off that has not arrived in time. */
function limitArrival(request: IncomingMessage): void {
  const timer = setTimeout(() => request.complete || request.destroy(), REQUEST_TIMEOUT_MS);
  request.once("close", () => clearTimeout(timer));
}

/** What Next would fail on: a method that a fetch Request cannot have, and percent signs that stand for no text. */
function whatIsInvalid({ method = "" }: IncomingMessage, path: string): string | null {
  if (!METHODS.has(method)) return "This address does not take this HTTP method";
  try {
    decodeURIComponent(path);
    return null;
  } catch {
    return "This address is not valid";
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  const failure = toWireError(error);
  response.writeHead(ERRORS[failure.code].http, { "content-type": "application/json" });
  response.end(JSON.stringify(failure));
}

function forwardedFor({ headers }: IncomingMessage): string | undefined {
  const value = headers["x-forwarded-for"];
  return Array.isArray(value) ? value.join(",") : value;
}
