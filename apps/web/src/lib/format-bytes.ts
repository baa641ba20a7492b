const UNITS = ["B", "kB", "MB", "GB"] as const;
const STEP = 1024;

/** A size as file managers show it, with as many digits as say something: "1.4 MB", "1,4 MB". */
export function formatBytes(bytes: number, language: string): string {
  let value = bytes;
  let unit = 0;
  while (Math.round(value) >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false };
  return `${value.toLocaleString(language, format)} ${UNITS[unit]}`;
}
