import type { landing as source } from "../en/landing.ts";
import type { Translated } from "../translated.ts";

export const landing: Translated<typeof source> = {
  lost: {
    title: "Nichts geht verloren",
    text: "Eine Nachricht gilt erst als gesendet, wenn sie gespeichert ist. Wer weg war, holt alles nach: vollständig, einmal und der Reihe nach.",
  },
  yours: {
    title: "Es gehört dir",
    text: "Banter läuft mit einem einzigen Befehl auf deinem eigenen Rechner, und auf vielen, wenn die ganze Stadt mitmacht.",
  },
  everyone: {
    title: "Alle können es lesen",
    text: "Jede Schrift, jede Schreibrichtung, jeder Bildschirm. Mit der Maus, mit der Tastatur oder nach Gehör.",
  },
  account: "Konto",
  logIn: "Anmelden",
  signUp: "Registrieren",
  claim: "Einmal gesagt. Kommt an.",
  intro:
    "Banter ist Chat für deinen eigenen Server: Räume für dein Team, deinen Verein oder deine ganze Stadt. Mag ein Rechner mitten im Satz ausfallen. Was du gesagt hast, ist noch da.",
  createAccount: "Konto anlegen",
  sample: {
    first: "Die Fähre legt um sechs ab. Wer bringt das gute Brot mit?",
    after: "War da gerade was?",
    last: "Nicht dass ich wüsste ⛵",
    room: "hafencrew",
    members: "{count, plural, one {# Mitglied} other {# Mitglieder}}",
    failure: "rt-1 ohne Strom · 0 Nachrichten verloren",
  },
};
