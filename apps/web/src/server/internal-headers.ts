/** Headers by which the server process tells Next's handlers what it found out about a request. */
export const INTERNAL_HEADERS = {
  clientAddress: "x-banter-client-address",
  requestId: "x-banter-request-id",
  /** Of this response's Content-Security-Policy: inline scripts run only with it. */
  nonce: "x-banter-nonce",
} as const;

const PREFIX = "x-banter-";

/** Puts the server's own values in place of anything that the client sent under these names. */
export function setInternalHeaders(
  headers: Record<string, string | string[] | undefined>,
  values: Record<keyof typeof INTERNAL_HEADERS, string>,
): void {
  for (const name of Object.keys(headers)) if (name.startsWith(PREFIX)) delete headers[name];
  headers[INTERNAL_HEADERS.clientAddress] = values.clientAddress;
  headers[INTERNAL_HEADERS.requestId] = values.requestId;
  headers[INTERNAL_HEADERS.nonce] = values.nonce;
}
