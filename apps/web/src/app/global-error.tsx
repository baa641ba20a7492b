"use client";

import "./globals.css";
import { ErrorScreen } from "../components/error-screen.tsx";

export default function GlobalError(props: { error: unknown; retry(): void }) {
  return (
    <html lang="en">
      <body className="font-sans">
        <title>Banter</title>
        <main>
          <ErrorScreen {...props} />
        </main>
      </body>
    </html>
  );
}
