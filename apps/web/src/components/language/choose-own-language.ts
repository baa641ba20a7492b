"use client";

import { LANGUAGE_COOKIE, type Language } from "../../texts/languages.ts";

/** Browsers keep a cookie for 400 days at most. */
const KEPT_SECONDS = 400 * 24 * 60 * 60;

/** Remembers the choice in this browser and shows the page in it. */
export function chooseOwnLanguage(language: Language): void {
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in all browsers yet
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${KEPT_SECONDS}; samesite=lax${secure}`;
  window.location.reload();
}
