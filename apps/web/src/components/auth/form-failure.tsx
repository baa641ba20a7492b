"use client";

import type { AppError } from "@banter/protocol";
import { useState } from "react";
import { asSentence } from "../../lib/as-sentence.ts";
import { formatWait } from "../../lib/format-count.ts";
import { useCountdown } from "../../lib/use-countdown.ts";
import { Notice } from "../ui/notice.tsx";

/** Why the server refused a form as a whole. */
export function FormFailure({ failure }: { failure: AppError }) {
  if (failure.code === "RATE_LIMITED") return <TooManyTries retryAfterMs={failure.retryAfterMs ?? 0} />;
  return <Notice tone="danger">{asSentence(failure.message)}</Notice>;
}

function TooManyTries({ retryAfterMs }: { retryAfterMs: number }) {
  const [untilMs] = useState(() => Date.now() + retryAfterMs);
  const leftMs = useCountdown(untilMs);
  return (
    <Notice tone="danger">
      Too many tries.{" "}
      {leftMs > 0 ? (
        <>
          {/* said once; the countdown itself is for the eyes */}
          <span className="sr-only">Try again in {formatWait(retryAfterMs)}.</span>
          <span aria-hidden>Try again in {formatWait(leftMs)}.</span>
        </>
      ) : (
        "You can try again now."
      )}
    </Notice>
  );
}
