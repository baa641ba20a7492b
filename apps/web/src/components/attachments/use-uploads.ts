"use client";

import type { Upload } from "@banter/client";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useBanter } from "../live/banter-context.tsx";

/** How far a file is; undefined once nothing is under way for it. */
export function useUpload(key: string): Upload | undefined {
  const uploads = useBanter()?.uploads;
  const subscribe = useCallback((listener: () => void) => uploads?.subscribe(listener) ?? (() => {}), [uploads]);
  return useSyncExternalStore(
    subscribe,
    () => uploads?.get(key),
    () => undefined,
  );
}

/** An address at which this page can show a file that it holds. */
export function useObjectUrl(file: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return setUrl(null);
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
