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
  everyday: {
    title: "Alles für jeden Tag",
    text: "Antworten, Reaktionen, Erwähnungen, Bilder und Dateien, Entwürfe und eine Suche, die es wiederfindet.",
  },
  calm: {
    title: "Von Grund auf ruhig",
    text: "Du sagst für jeden Raum, was dich rufen darf. Neues schiebt dich nie von dem weg, was du liest.",
  },
  open: {
    title: "Offen für eigene Werkzeuge",
    text: "Eine REST-Schnittstelle und eine live, beide bis ins letzte Feld beschrieben. Bots sind willkommen.",
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
    failure: "ein Server ohne Strom · 0 Nachrichten verloren",
  },
};
