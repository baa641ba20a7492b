import type { pages as source } from "../en/pages.ts";
import type { Translated } from "../translated.ts";

export const pages: Translated<typeof source> = {
  description: "Chat für deinen eigenen Server, bei dem nichts verloren geht.",
  notFound: {
    home: "Banter, Startseite",
    title: "Hier ist nichts",
    text: "Diese Adresse führt nirgendwohin. Vielleicht fehlt ein Buchstabe.",
    go: "Zur Startseite",
  },
  banned: {
    title: "Du bist gesperrt",
    home: "Banter, Startseite",
    text: "Die Leute, die diesen Ort betreiben, lassen dich nicht herein.",
    reason: "Der angegebene Grund",
    after:
      "Von dir wurde nichts gelöscht. Wenn du das für einen Irrtum hältst, frag die Leute, die diesen Ort betreiben.",
  },
  addressBanned: {
    title: "Deine Internetadresse ist gesperrt",
    text: "Wer diesen Chat betreibt, lässt niemanden ein, der von deiner Adresse kommt. Als Grund ist angegeben:",
    until: "Die Sperre endet am {when} UTC.",
    forGood: "Die Sperre hat kein Ende.",
    after:
      "Wenn du deinen Anschluss mit anderen teilst, geht es vielleicht nicht um dich: Frag die Leute, die das hier betreiben.",
  },
  account: "Dein Konto",
  friends: "Freunde",
  search: "Suche",
  rooms: "Räume",
  blocked: "Blockierte Personen",
  blockedText:
    "Du siehst und hörst nichts von ihnen, in keinem Raum. Sie erfahren es nicht. Wenn du die Blockierung aufhebst, ist wieder da, was sie geschrieben haben.",
  noPerson: "Keine solche Person",
  noRoom: "Kein solcher Raum",
  invitation: "Einladung",
  api: {
    title: "API",
    description: "Alles, was man Banter über HTTP fragen kann, zum Ausprobieren.",
  },
  browseRooms: "Räume entdecken",
  offline: {
    title: "Banter: keine Verbindung",
    heading: "Banter ist nicht erreichbar",
    text: "Du bist offline, oder der Server antwortet nicht. Was du noch nicht gesendet hast, bleibt auf diesem Gerät.",
    tryAgain: "Noch einmal versuchen",
  },
  bans: "Sperren",
  bannedAddresses: "Gesperrte Adressen",
  person: "Person",
  people: "Personen",
  audit: "Protokoll",
  reports: "Meldungen",
};
