"use client";

import type { RoomTyping } from "@banter/client";
import type { Person } from "@banter/protocol";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { describeTyping } from "../../lib/describe-typing.ts";

const DELAYS = ["", "[animation-delay:200ms]", "[animation-delay:400ms]"] as const;

/**
 * Who is typing just now, in a line that is there anyway, so that nothing moves. It is no live region: a screen reader
 * that read out each beginning would talk over everything else.
 */
export function TypingLine({ typing }: { typing: RoomTyping | null }) {
  const t = useTranslations("room");
  const people = useSyncExternalStore(typing?.subscribe ?? never, typing?.getSnapshot ?? nobody, nobody);
  const text = describeTyping(people, t);
  return (
    <p className="flex h-5 shrink-0 items-center gap-1.5 px-5 text-ink-soft text-xs sm:px-7">
      {text !== "" && (
        <>
          <span aria-hidden className="flex gap-0.5">
            {DELAYS.map((delay) => (
              <span key={delay} className={`size-1 animate-breathe rounded-full bg-current ${delay}`} />
            ))}
          </span>
          <span className="min-w-0 truncate">{text}</span>
        </>
      )}
    </p>
  );
}

const NOBODY: readonly Person[] = [];
const nobody = () => NOBODY;
const never = () => () => {};
