"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { leaveFocus } from "../../lib/leave-focus.ts";

/** Covered until one asks for it; until then assistive technology does not read it either. */
export function Spoiler({ children }: { children: ReactNode }) {
  const t = useTranslations("room");
  const [isShown, setShown] = useState(false);
  if (isShown) return <span className="rounded-sm bg-sunken px-0.5">{children}</span>;
  return (
    <button
      ref={leaveFocus}
      type="button"
      aria-label={t("spoiler")}
      onClick={() => setShown(true)}
      className="cursor-pointer rounded-sm bg-ink-soft px-0.5 text-transparent"
    >
      <span aria-hidden inert className="select-none">
        {children}
      </span>
    </button>
  );
}
