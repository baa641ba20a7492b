"use client";

import { useHydrated } from "../../lib/use-hydrated.ts";
import { Button } from "../ui/button.tsx";

interface SubmitButtonProps {
  label: string;
  busyLabel: string;
  isBusy: boolean;
}

/** Takes no click before the page works: the browser would send the form, password and all, by itself. */
export function SubmitButton({ label, busyLabel, isBusy }: SubmitButtonProps) {
  const isReady = useHydrated();
  return (
    <Button type="submit" size="lg" disabled={!isReady} aria-disabled={isBusy} className="w-full disabled:opacity-100">
      {isBusy ? busyLabel : label}
    </Button>
  );
}
