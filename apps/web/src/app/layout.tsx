import "@fontsource-variable/inter/opsz.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { EarlyPress } from "../components/early-press.tsx";
import { InstallWorker } from "../components/install-worker.tsx";
import { Providers } from "../components/providers.tsx";
import { Texts } from "../components/texts.tsx";
import { getLanguage, getTexts } from "../server/language.ts";
import { getNonce } from "../server/nonce.ts";
import { PUBLIC_AREAS } from "../texts/areas.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts("pages");
  return {
    title: { default: "Banter", template: "%s · Banter" },
    description: t("description"),
    appleWebApp: { title: "Banter", statusBarStyle: "default" },
  };
}

export const viewport: Viewport = {
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f4f2ec" },
    { media: "(prefers-color-scheme: dark)", color: "#0c1513" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = await getNonce();
  return (
    <html lang={await getLanguage()} suppressHydrationWarning>
      <body className="font-sans">
        <Texts areas={PUBLIC_AREAS}>
          <Providers nonce={nonce}>{children}</Providers>
        </Texts>
        <InstallWorker />
        <EarlyPress nonce={nonce} />
      </body>
    </html>
  );
}
