import { isLanguage, type Language, SOURCE_LANGUAGE } from "./languages.ts";

interface Wishes {
  /** What the person chose, as the cookie has it. */
  chosen: string | undefined;
  /** The `Accept-Language` header (RFC 9110, section 12.5.4). */
  accepted: string | null;
}

/** The person's choice; without one the first of their browser's languages that there is; else the source language. */
export function chooseLanguage({ chosen, accepted }: Wishes): Language {
  if (isLanguage(chosen)) return chosen;
  return ranked(accepted ?? "").find(isLanguage) ?? SOURCE_LANGUAGE;
}

/** The languages of the header without their countries, the best liked first; those with q=0 are not wanted. */
function ranked(header: string): string[] {
  return header
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith("q="));
      return { language: tag.split("-", 1)[0] ?? "", weight: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
}
