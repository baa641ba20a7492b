import type { ReactNode } from "react";
import { getLanguage } from "../server/language.ts";
import { type Area, messagesFor } from "../texts/catalogues.ts";
import { serviceTextsIn } from "../texts/service-texts-in.ts";
import { TextsProvider } from "../texts/texts-provider.tsx";

/** Gives what is below the texts of some areas, in the language of the request, in place of those given above. */
export async function Texts({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const language = await getLanguage();
  return (
    <TextsProvider language={language} messages={messagesFor(language, areas)} serviceTexts={serviceTextsIn(language)}>
      {children}
    </TextsProvider>
  );
}
