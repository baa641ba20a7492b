import type { direct as source } from "../en/direct.ts";
import type { Translated } from "../translated.ts";

export const direct: Translated<typeof source> = {
  closed: {
    label: "Warum du nicht schreiben kannst",
    noLonger:
      "Du und {name} seid nicht mehr befreundet. Was ihr geschrieben habt, bleibt hier; um weiterzuschreiben, freundet euch wieder an.",
    none: "Du und {name} seid nicht befreundet. Nur Freunde können einander schreiben.",
    requested:
      "Du hast {name} eine Freundschaftsanfrage gestellt. Sobald sie angenommen ist, könnt ihr einander schreiben.",
    asked: "{name} stellt dir eine Freundschaftsanfrage. Nimm sie an, und ihr könnt einander schreiben.",
    blocked: "Du blockierst {name}: Du siehst nichts von dieser Person, und schreiben könnt ihr beide nicht.",
  },
  back: "Zurück zu deinen Räumen und Nachrichten",
  first: {
    text: "Hier hat noch niemand geschrieben. Nur ihr beide werdet lesen, was ihr schreibt.",
    sending: "Nachrichten unterwegs",
  },
  nobody: {
    title: "Hier ist niemand, dem du schreiben kannst",
    text: "Zu dieser Adresse gehört keine andere Person. Deine Freunde sind nur einen Klick entfernt.",
    go: "Deine Freunde ansehen",
  },
};
