"use client";

import { ArrowUp, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { leaveFocus } from "../../lib/leave-focus.ts";
import { Button } from "../ui/button.tsx";

interface JumpToUnreadProps {
  onJump(): void;
  onDismiss(): void;
}

/** Over the messages, while those that one has not read begin further up. */
export function JumpToUnread({ onJump, onDismiss }: JumpToUnreadProps) {
  const t = useTranslations("room");
  return (
    <div className="pointer-events-none absolute inset-x-0 top-3 z-20 flex justify-center">
      <div className="pointer-events-auto flex animate-rise items-center rounded-full border border-spark bg-spark text-on-spark shadow-float">
        <Button
          ref={leaveFocus}
          look="quiet"
          size="sm"
          onClick={onJump}
          className="rounded-full text-on-spark hover:bg-transparent hover:text-on-spark"
        >
          <ArrowUp aria-hidden />
          {t("jump.unread")}
        </Button>
        <Button
          ref={leaveFocus}
          look="quiet"
          size="sm"
          aria-label={t("jump.stay")}
          onClick={onDismiss}
          className="rounded-full px-2 text-on-spark hover:bg-transparent hover:text-on-spark"
        >
          <X aria-hidden />
        </Button>
      </div>
    </div>
  );
}
