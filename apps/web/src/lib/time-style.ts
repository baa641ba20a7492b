import { type TimeStyle, timeStyleOf } from "./format-time.ts";

let style: TimeStyle | undefined;

/** How this browser's person reads times. In browsers only: a server knows neither clock nor place. */
export function browserTimeStyle(): TimeStyle {
  style ??= timeStyleOf(navigator.languages);
  return style;
}
