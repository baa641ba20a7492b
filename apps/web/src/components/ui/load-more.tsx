"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { leaveFocus } from "../../lib/leave-focus.ts";
import { Button } from "./button.tsx";

interface LoadMoreProps {
  label: string;
  isLoading: boolean;
  /** After a failure the next try is the person's. */
  hasFailed: boolean;
  onLoad(): void;
}

/** The end of what is loaded of a list: loads more as it comes into sight, or on a click. */
export function LoadMore({ label, isLoading, hasFailed, onLoad }: LoadMoreProps) {
  const t = useTranslations("common");
  const element = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!element.current || isLoading || hasFailed) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) onLoad();
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [isLoading, hasFailed, onLoad]);

  return (
    <div ref={element} className="flex items-center justify-center gap-3 p-3 text-ink-soft text-sm">
      {hasFailed && <span>{t("didNotWork")}</span>}
      <Button ref={leaveFocus} look="quiet" size="sm" aria-disabled={isLoading} onClick={() => !isLoading && onLoad()}>
        {isLoading ? t("loading") : hasFailed ? t("tryAgain") : label}
      </Button>
    </div>
  );
}
