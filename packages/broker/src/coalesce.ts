/**
 * Calls `listener` at once, and then at most once per interval, however often it is asked to; never misses the last
 * call, which decides the argument.
 */
export function coalesce<Argument>(intervalMs: number, listener: (argument: Argument) => void) {
  let pending: { argument: Argument } | undefined;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    timer = undefined;
    if (!pending) return;
    const { argument } = pending;
    pending = undefined;
    timer = setTimeout(flush, intervalMs);
    timer.unref();
    listener(argument);
  }

  return (argument: Argument): void => {
    pending = { argument };
    if (!timer) flush();
  };
}
