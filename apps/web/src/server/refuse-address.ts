import type { IncomingMessage, ServerResponse } from "node:http";
import { addressBannedError, type BanNotice, ERRORS, toWireError } from "@banter/protocol";
import { formatMoment, inUtc } from "../lib/format-time.ts";
import { INTERNAL_HEADERS } from "./internal-headers.ts";

/** Answers a request from a banned address: a browser that opens a page with a page, everything else with a WireError. */
export function refuseAddress({ headers }: IncomingMessage, response: ServerResponse, ban: BanNotice): void {
  const wire = toWireError(addressBannedError(ban));
  const wantsPage = headers.accept?.includes("text/html");
  response.writeHead(ERRORS[wire.code].http, {
    "content-type": wantsPage ? "text/html; charset=utf-8" : "application/json",
    "cache-control": "no-store",
    // Its body, if it has one, is not worth reading.
    connection: "close",
  });
  response.end(wantsPage ? renderPage(ban, String(headers[INTERNAL_HEADERS.nonce])) : JSON.stringify(wire));
}

function renderPage({ reason, until }: BanNotice, nonce: string): string {
  const end =
    until === null ? "This ban has no end." : `It ends on ${formatMoment(Date.parse(until), inUtc("en"))} UTC.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Your internet address is banned – Banter</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; background: light-dark(#fcfbf7, #141a18); color: light-dark(#16241e, #eceee6); }
main { max-width: 32rem; padding: 2rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
blockquote { margin: 1rem 0; padding: .25rem 1rem; border-inline-start: 3px solid light-dark(#0a6847, #6fdcaf); overflow-wrap: anywhere; }
</style>
</head>
<body>
<main>
<h1>Your internet address is banned</h1>
<p>Whoever runs this chat keeps out everybody who comes from your address. The reason given:</p>
<blockquote>${escapeHtml(reason)}</blockquote>
<p>${end} If you share your connection with others, it may not be about you: ask the people who run this place.</p>
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
