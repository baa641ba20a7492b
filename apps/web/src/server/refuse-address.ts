import type { IncomingMessage, ServerResponse } from "node:http";
import { addressBannedError, type BanNotice, ERRORS, toWireError } from "@banter/protocol";
import { parseCookie } from "cookie";
import { formatMoment, inUtc } from "../lib/format-time.ts";
import { chooseLanguage } from "../texts/choose-language.ts";
import { LANGUAGE_COOKIE, type Language } from "../texts/languages.ts";
import { textsAsWritten } from "../texts/texts-as-written.ts";
import { INTERNAL_HEADERS } from "./internal-headers.ts";

/** Made once: who is banned may ask often. */
const TEXTS = { en: textsAsWritten("pages", "en"), de: textsAsWritten("pages", "de") } satisfies Record<
  Language,
  unknown
>;

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
  if (!wantsPage) return void response.end(JSON.stringify(wire));
  const chosen = parseCookie(headers.cookie ?? "")[LANGUAGE_COOKIE];
  const language = chooseLanguage({ chosen, accepted: headers["accept-language"] ?? null });
  response.end(renderPage(ban, language, String(headers[INTERNAL_HEADERS.nonce])));
}

function renderPage({ reason, until }: BanNotice, language: Language, nonce: string): string {
  const t = TEXTS[language];
  const end =
    until === null
      ? t("addressBanned.forGood")
      : t("addressBanned.until", { when: formatMoment(Date.parse(until), inUtc(language)) });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t("addressBanned.title")} – Banter</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; background: light-dark(#fdfbf7, #151b1a); color: light-dark(#17251f, #eaede5); }
main { max-width: 32rem; padding: 2rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
blockquote { margin: 1rem 0; padding: .25rem 1rem; border-inline-start: 3px solid light-dark(#0b694a, #6ddfab); overflow-wrap: anywhere; }
</style>
</head>
<body>
<main>
<h1>${t("addressBanned.title")}</h1>
<p>${t("addressBanned.text")}</p>
<blockquote>${escapeHtml(reason)}</blockquote>
<p>${end} ${t("addressBanned.after")}</p>
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
