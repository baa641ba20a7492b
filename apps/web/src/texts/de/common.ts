import type { common as source } from "../en/common.ts";
import type { Translated } from "../translated.ts";

export const common: Translated<typeof source> = {
  reason: {
    optional: "Grund (optional)",
  },
  cancel: "Abbrechen",
  close: "Schließen",
  didNotWork: "Das hat nicht geklappt.",
  loading: "Wird geladen …",
  tryAgain: "Noch einmal versuchen",
  muted: "stumm",
  archived: "archiviert",
  privateRoom: "Privater Raum",
  newMessages: "{count, plural, one {{shown} neue Nachricht} other {{shown} neue Nachrichten}}",
  mentions: "{count, plural, one {{shown} Erwähnung} other {{shown} Erwähnungen}}",
  toasts: "Benachrichtigungen",
  alsoUsedFrom: "Auch benutzt mit den Adressen",
  lastUsed: "Zuletzt benutzt: <when></when>",
  language: "Sprache",
  members: "{count, plural, one {# Mitglied} other {# Mitglieder}}",
  device: {
    named: "{browser} unter {system}",
    unknown: "Unbekanntes Gerät",
  },
  files: {
    file: "Datei: {name}",
    picture: "Bild: {name}",
    files: "{count, plural, one {# Datei} other {# Dateien}}",
    pictures: "{count, plural, one {# Bild} other {# Bilder}}",
  },
  report: {
    SPAM: "Spam oder Werbung",
    HARASSMENT: "Belästigung oder Drohung",
    HATE: "Hass",
    ILLEGAL: "Gegen das Gesetz",
    OTHER: "Etwas anderes",
  },
  copy: {
    done: "Kopiert",
    failed: "Dieser Browser lässt die Seite nicht kopieren. Markiere stattdessen den Text.",
  },
};
