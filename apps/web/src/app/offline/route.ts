import { getLanguage, getTexts } from "../../server/language.ts";
import type { Language } from "../../texts/languages.ts";

/** What an installed Banter shows when no page can be fetched: in itself complete, for nothing else is at hand then. */
const pageIn = (language: Language, t: Awaited<ReturnType<typeof getTexts<"pages">>>) => `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${t("offline.title")}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100dvh; place-content: center;
  padding: 1.5rem; text-align: center; font: 1rem/1.5 system-ui, sans-serif;
  background: light-dark(#fdfbf7, #151b1a); color: light-dark(#17251f, #eaede5);
  --accent: light-dark(#0b694a, #6ddfab); --on-accent: light-dark(#fbfdfb, #06150f); }
body, main { display: grid; justify-items: center; gap: .75rem; }
svg { width: 3.5rem; fill: var(--accent); } path:last-child { stroke: var(--on-accent); }
h1 { margin: 0; font-size: 1.4rem; line-height: 1.3; letter-spacing: -.02em; text-wrap: balance; }
p { margin: 0; max-width: 24rem; color: light-dark(#46544d, #b4bfb7); text-wrap: balance; }
a { margin-top: .75rem; padding: .6rem 1.1rem; border-radius: .6rem; background: var(--accent); color: var(--on-accent);
  font-weight: 500; text-decoration: none; }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 3px; }
</style>
<svg viewBox="0 0 32 32" aria-hidden="true"><path fill="#f0b83c" d="M17 3h6.5A6.5 6.5 0 0 1 30 9.5v9.2a1.6 1.6 0 0 1-1.6 1.6H17a6.5 6.5 0 0 1-6.5-6.5V9.5A6.5 6.5 0 0 1 17 3Z"/><path d="M8.5 10.5h7A6.5 6.5 0 0 1 22 17v6.5a6.5 6.5 0 0 1-6.5 6.5H3.6A1.6 1.6 0 0 1 2 28.4V17a6.5 6.5 0 0 1 6.5-6.5Z"/><path stroke-width="2.2" stroke-linecap="round" d="M7.5 18h9M7.5 22.5h5.5"/></svg>
<main><h1>${t("offline.heading")}</h1>
<p>${t("offline.text")}</p>
<a href="">${t("offline.tryAgain")}</a></main>
</html>
`;

export async function GET(): Promise<Response> {
  const page = pageIn(await getLanguage(), await getTexts("pages"));
  return new Response(page, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      vary: "accept-language, cookie",
    },
  });
}
