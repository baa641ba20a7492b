import { isLanguage, SOURCE_LANGUAGE } from "../texts/languages.ts";
import { type TimeStyle, timeStyleOf } from "./format-time.ts";

let style: TimeStyle | undefined;

/** How this browser's person reads times. In browsers only: a server knows neither clock nor place. */
export function browserTimeStyle(): TimeStyle {
  const { lang } = document.documentElement;
  style ??= timeStyleOf(isLanguage(lang) ? lang : SOURCE_LANGUAGE, navigator.languages);
  return style;
}
