"use client";

import type { AppError, BanNotice } from "@banter/protocol";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";

import { spellWait } from "../../lib/spell-wait.ts";
import { useCountdown } from "../../lib/use-countdown.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { BanUntil } from "./ban-until.tsx";

/** Why the server refused a form as a whole. */
export function FormFailure({ failure }: { failure: AppError }) {
  const errorText = useErrorText();
  if (failure.code === "RATE_LIMITED") return <TooManyTries retryAfterMs={failure.retryAfterMs ?? 0} />;
  if (failure.reason === "banned" && failure.ban) return <Banned ban={failure.ban} />;
  return <Notice tone="danger">{errorText(failure)}</Notice>;
}

function Banned({ ban: { reason, until } }: { ban: BanNotice }) {
  const t = useTranslations("auth");
  return (
    <Notice tone="danger">
      <p>
        <span className="font-medium">{t("ban.you")}</span> <BanUntil until={until} />
      </p>
      <p className="break-words">{t.rich("ban.why", { reason: () => <bdi>{reason}</bdi> })}</p>
    </Notice>
  );
}

function TooManyTries({ retryAfterMs }: { retryAfterMs: number }) {
  const t = useTranslations("auth");
  const language = useLocale();
  const [untilMs] = useState(() => Date.now() + retryAfterMs);
  const leftMs = useCountdown(untilMs);
  return (
    <Notice tone="danger">
      {t("tooMany.title")}{" "}
      {leftMs > 0 ? (
        <>
          {/* said once; the countdown itself is for the eyes */}
          <span className="sr-only">{t("tooMany.wait", { time: spellWait(retryAfterMs, language) })}</span>
          <span aria-hidden>{t("tooMany.wait", { time: spellWait(leftMs, language) })}</span>
        </>
      ) : (
        t("tooMany.over")
      )}
    </Notice>
  );
}
