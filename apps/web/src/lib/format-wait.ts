const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 60 * MINUTE_SECONDS;

/** How long somebody waits, rounded up to whole seconds: "12 s", "2 min 5 s", "1 h 30 min". */
export function formatWait(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  const parts =
    seconds < HOUR_SECONDS
      ? [
          [Math.floor(seconds / MINUTE_SECONDS), "min"],
          [seconds % MINUTE_SECONDS, "s"],
        ]
      : [
          [Math.floor(seconds / HOUR_SECONDS), "h"],
          [Math.floor((seconds % HOUR_SECONDS) / MINUTE_SECONDS), "min"],
        ];
  const shown = parts.filter(([amount]) => amount !== 0).map(([amount, unit]) => `${amount} ${unit}`);
  return shown.join(" ") || "0 s";
}
