"use client";

import { useEffect } from "react";
import { Button } from "./ui/button.tsx";

interface ErrorScreenProps {
  error: unknown;
  retry(): void;
}

/** In place of a page, or a part of one, that could not be shown. */
export function ErrorScreen({ error, retry }: ErrorScreenProps) {
  useEffect(() => console.error(error), [error]);
  return (
    <div className="grid h-full min-h-[60dvh] place-content-center justify-items-center gap-4 px-6 text-center">
      <h1 className="font-bold text-2xl tracking-tight">This page could not be shown</h1>
      <p className="max-w-md text-ink-soft">
        Something went wrong on our side. What you wrote is safe: what was sent is stored, what was not waits here.
      </p>
      <Button onClick={retry}>Try again</Button>
    </div>
  );
}
