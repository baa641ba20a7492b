import type { useTranslations } from "use-intl";
import type { Area } from "./catalogues.ts";
import type { Catalogue } from "./en/index.ts";
import type { Language } from "./languages.ts";

/** From here `t` knows which texts there are, and what each must be given. */
declare module "use-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Catalogue;
  }
}

/** The texts of one area, for functions that are given them: what `useTranslations` returns. */
export type Texts<A extends Area> = ReturnType<typeof useTranslations<A>>;
