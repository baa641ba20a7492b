import type { failure as source } from "../en/failure.ts";
import type { Translated } from "../translated.ts";

export const failure: Translated<typeof source> = {
  title: "Diese Seite konnte nicht angezeigt werden",
  text: "Bei uns ist etwas schiefgegangen. Was du geschrieben hast, ist sicher: Gesendetes ist gespeichert, alles andere wartet hier.",
  tryAgain: "Noch einmal versuchen",
};
