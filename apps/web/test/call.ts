import { randomUUID } from "node:crypto";
import { Credentials } from "@banter/protocol";
import type { WebProcess } from "./web-process.ts";

export const PASSWORD = "a long enough password";

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, else as text. */
  body: unknown;
}

export interface CallOptions {
  token?: string;
  cookie?: string;
  headers?: Record<string, string>;
  /** Sent as JSON; a string, bytes, form or stream as it is. */
  body?: unknown;
}

/** One HTTP request to the web app. Redirects are not followed. */
export async function call(
  web: Pick<WebProcess, "url">,
  method: string,
  path: string,
  { token, cookie, headers = {}, body }: CallOptions = {},
): Promise<Answer> {
  const response = await fetch(`${web.url}${path}`, {
    method,
    redirect: "manual",
    headers: {
      ...(isPlain(body) && { "content-type": "application/json" }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(cookie !== undefined && { cookie }),
      ...headers,
    },
    ...(body !== undefined && { body: isPlain(body) ? JSON.stringify(body) : (body as BodyInit), duplex: "half" }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

function isPlain(body: unknown): boolean {
  if (body === undefined || typeof body === "string") return false;
  return ![FormData, URLSearchParams, ReadableStream, Blob].some((kind) => body instanceof kind);
}

export function newUsername(): string {
  return `u${randomUUID().replaceAll("-", "").slice(0, 20)}`;
}

export async function signUp(web: WebProcess, username = newUsername(), password = PASSWORD): Promise<Credentials> {
  const { body } = await call(web, "POST", "/api/signup", { body: { username, password } });
  return Credentials.parse(body);
}

export async function logIn(web: WebProcess, username: string, password = PASSWORD): Promise<Credentials> {
  const { body } = await call(web, "POST", "/api/login", { body: { username, password } });
  return Credentials.parse(body);
}

export const SESSION_COOKIE = "next-auth.session-token";

/** The whole Set-Cookie header of one cookie, "" if the answer does not set it. */
export function setCookieOf({ headers }: Answer, name = SESSION_COOKIE): string {
  return headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`)) ?? "";
}

/** What a browser sends back of it. */
export function cookieOf(answer: Answer, name = SESSION_COOKIE): string {
  return setCookieOf(answer, name).split(";")[0] ?? "";
}
