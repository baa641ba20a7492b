"use client";

import "./globals.css";
import { IntlProvider } from "use-intl";
import { ErrorScreen } from "../components/error-screen.tsx";
import { failure as de } from "../texts/de/failure.ts";
import { failure as en } from "../texts/en/failure.ts";
import { isLanguage, SOURCE_LANGUAGE } from "../texts/languages.ts";
import { TEXTS_TIME_ZONE } from "../texts/time-zone.ts";

const TEXTS = { en, de } as const;

/** In place of everything, the layout with its texts included; so it brings its own few. */
export default function GlobalError(props: { error: unknown; retry(): void }) {
  const lang = typeof document === "undefined" ? SOURCE_LANGUAGE : document.documentElement.lang;
  const language = isLanguage(lang) ? lang : SOURCE_LANGUAGE;
  return (
    <html lang={language}>
      <body className="font-sans">
        <title>Banter</title>
        <main>
          <IntlProvider
            locale={language}
            messages={{ failure: TEXTS[language] as typeof en }}
            timeZone={TEXTS_TIME_ZONE}
          >
            <ErrorScreen {...props} />
          </IntlProvider>
        </main>
      </body>
    </html>
  );
}
