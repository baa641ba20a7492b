"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { describeContinuity } from "../../lib/describe-continuity.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useContinuity } from "../live/banter-context.tsx";
import { Button } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";

const dotStyles = { live: "bg-accent", busy: "bg-spark animate-breathe", offline: "bg-danger" } as const;

/** A small light: quiet while all is well; whoever asks is told more. */
export function ConnectionDot() {
  const errorText = useErrorText();
  const t = useTranslations("live");
  const { tone, title, detail } = describeContinuity(useContinuity(), t, errorText);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger={
        <Button look="quiet" size="icon" aria-label={t("labelWith", { title })}>
          <span className={cn("size-2 rounded-full", dotStyles[tone])} />
        </Button>
      }
      open={isOpen}
      onOpenChange={setOpen}
      align="end"
      sideOffset={4}
      aria-label={t("label")}
      className="w-64 p-4"
    >
      <p className="font-semibold">{title}</p>
      <p className="mt-1 text-ink-soft text-sm">{detail}</p>
    </Popover>
  );
}
