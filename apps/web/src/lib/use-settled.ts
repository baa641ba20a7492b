import { useEffect, useState } from "react";

/** Long enough for the next key, short enough to feel at once. */
const TYPING_PAUSE_MS = 250;

/** A value that people type, once they pause. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const pause = setTimeout(() => setSettled(value), TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [value]);
  return settled;
}
