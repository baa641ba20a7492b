"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { Toasts } from "./ui/toasts.tsx";

/** On the client the script must not run again; as data, React renders it without complaint. */
const scriptProps = typeof window === "undefined" ? undefined : { type: "application/json" };

interface ProvidersProps {
  /** What the content security policy lets inline scripts of this page run by. */
  nonce: string | undefined;
  children: ReactNode;
}

export function Providers({ nonce, children }: ProvidersProps) {
  return (
    <ThemeProvider
      attribute="data-theme"
      enableColorScheme={false}
      disableTransitionOnChange
      {...(nonce !== undefined && { nonce })}
      {...(scriptProps && { scriptProps })}
    >
      {children}
      <Toasts />
    </ThemeProvider>
  );
}
