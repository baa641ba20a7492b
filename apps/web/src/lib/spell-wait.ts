/** A wait as people say it, rounded up so that the promise is kept: "8 seconds", "3 minutes". */
export function spellWait(waitMs: number, language: string): string {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  if (seconds < 100) return spell(seconds, "second", language);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? spell(minutes, "minute", language) : spell(Math.ceil(minutes / 60), "hour", language);
}

function spell(amount: number, unit: string, language: string): string {
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(amount);
}
