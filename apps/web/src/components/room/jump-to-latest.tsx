"use client";

import { ArrowDown } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { leaveFocus } from "../../lib/leave-focus.ts";
import { Button } from "../ui/button.tsx";

interface JumpToLatestProps {
  newCount: number;
  onJump(): void;
}

export function JumpToLatest({ newCount, onJump }: JumpToLatestProps) {
  const tc = useTranslations("common");
  const t = useTranslations("room");
  const language = useLocale();
  const hasNew = newCount > 0;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <Button
        ref={leaveFocus}
        size="sm"
        look="outline"
        onClick={onJump}
        className={
          hasNew
            ? "pointer-events-auto animate-rise rounded-full border-spark bg-spark text-on-spark shadow-float hover:bg-spark"
            : "pointer-events-auto animate-rise rounded-full shadow-float"
        }
      >
        <ArrowDown aria-hidden />
        {hasNew ? tc("newMessages", { count: newCount, shown: newCount.toLocaleString(language) }) : t("jump.latest")}
      </Button>
    </div>
  );
}
