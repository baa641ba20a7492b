import "@fontsource-variable/inter/opsz.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { InstallWorker } from "../components/install-worker.tsx";
import { Providers } from "../components/providers.tsx";
import { getNonce } from "../server/nonce.ts";

export const metadata: Metadata = {
  title: { default: "Banter", template: "%s · Banter" },
  description: "Chat for your own server, where nothing gets lost.",
  appleWebApp: { title: "Banter", statusBarStyle: "default" },
};

export const viewport: Viewport = {
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f4f2ec" },
    { media: "(prefers-color-scheme: dark)", color: "#0c1513" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body className="font-sans">
        <Providers nonce={await getNonce()}>{children}</Providers>
        <InstallWorker />
      </body>
    </html>
  );
}
