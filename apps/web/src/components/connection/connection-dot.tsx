"use client";

import { Popover } from "radix-ui";
import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { describeContinuity } from "../../lib/describe-continuity.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useContinuity } from "../live/banter-context.tsx";
import { Button } from "../ui/button.tsx";

const dotStyles = { live: "bg-accent", busy: "bg-spark animate-breathe", offline: "bg-danger" } as const;

/** A small light: quiet while all is well; whoever asks is told more. */
export function ConnectionDot() {
  const errorText = useErrorText();
  const t = useTranslations("live");
  const { tone, title, detail } = describeContinuity(useContinuity(), t, errorText);
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button look="quiet" size="icon" aria-label={t("labelWith", { title })}>
          <span className={cn("size-2 rounded-full", dotStyles[tone])} />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t("label")}
          className="z-50 w-64 animate-rise rounded-lg border bg-raised p-4 shadow-float"
        >
          <p className="font-semibold">{title}</p>
          <p className="mt-1 text-ink-soft text-sm">{detail}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
