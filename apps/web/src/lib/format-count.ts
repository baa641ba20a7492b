const numbers = new Intl.NumberFormat("en");

/** "1 member", "1,204 members". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${numbers.format(count)} ${count === 1 ? one : many}`;
}

/** A wait as people say it, rounded up so that the promise is kept: "8 seconds", "3 minutes". */
export function formatWait(waitMs: number): string {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  if (seconds < 100) return formatCount(seconds, "second");
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? formatCount(minutes, "minute") : formatCount(Math.ceil(minutes / 60), "hour");
}
