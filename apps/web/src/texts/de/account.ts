import type { account as source } from "../en/account.ts";
import type { Translated } from "../translated.ts";

export const account: Translated<typeof source> = {
  title: "Dein Konto",
  intro: "Du bist <name>{username}</name>. Außer dir und den Admins sieht niemand, was auf dieser Seite steht.",
  blocked: {
    title: "Blockierte Personen",
    text: "Von wem du nichts siehst und hörst, und wie du das wieder aufhebst.",
    show: "Blockierte Personen anzeigen",
  },
  password: {
    title: "Passwort",
    text: "Ein neues beendet sofort alle deine anderen Sitzungen.",
    done: "Dein neues Passwort gilt jetzt. Überall sonst bist du abgemeldet.",
    submit: "Passwort ändern",
    busy: "Wird geändert …",
  },
  deletion: {
    title: "Konto löschen",
    text: "Endgültig. Niemand kann es zurückholen, auch die Admins nicht.",
    open: "Konto löschen …",
    question: "Dein Konto löschen?",
    final: "Das lässt sich nicht rückgängig machen.",
    loggedOut: "Du wirst überall abgemeldet und verlässt alle Räume. Freundschaften und Anfragen enden.",
    messages:
      "Deine Nachrichten bleiben, wo sie sind, als von „Deleted user“ geschrieben. Lösche vorher, was nicht bleiben soll.",
    rooms: "Ein Raum, der dir gehört, geht an die Person über, die dort am längsten moderiert oder Mitglied ist.",
    name: "Den Namen {username} kann {days, plural, one {# Tag} other {# Tage}} lang niemand annehmen.",
    busy: "Wird gelöscht …",
    submit: "Konto löschen",
  },
  notifications: {
    desktop: {
      granted: "Zeigt über deinen anderen Fenstern, wer was schreibt.",
      denied:
        "Dein Browser lässt sie nicht zu. Erlaube sie für diese Seite in seinen Einstellungen und komm dann wieder.",
      insecure:
        "Browser zeigen sie nur für Seiten, deren Adresse mit https beginnt. Wende dich an die, die dieses Banter betreiben.",
      unsupported:
        "Dieser Browser kann sie für eine Seite nicht zeigen. Der Ton funktioniert, und die Zahl im Titel des Tabs auch.",
      label: "Desktop-Benachrichtigungen",
      "not-asked":
        "Zeigt über deinen anderen Fenstern, wer was schreibt. Dein Browser wird fragen, ob Banter das darf.",
    },
    title: "Benachrichtigungen",
    text: "In diesem Browser, für Direktnachrichten und Erwähnungen, die kommen, während du woanders hinsiehst. Worüber ein Raum dich benachrichtigt, wählst du dort unter der Glocke; das gilt auf allen deinen Geräten.",
    sound: {
      label: "Ton",
      text: "Zwei leise Töne.",
      listen: "Anhören",
    },
  },
  sessions: {
    title: "Offene Sitzungen",
    text: "Jeder Browser und jede App, wo du angemeldet bist. Beende, was du nicht kennst, und ändere dein Passwort.",
    endOthers: "Alle anderen Sitzungen beenden",
    thisDevice: "Dieses Gerät",
    loggedIn: "Angemeldet: <when></when>",
    endNamed: "Sitzung von {device} mit der Adresse {address} beenden",
    end: "Beenden",
  },
  language: {
    title: "Sprache",
    text: "Die von Banter in diesem Browser. Was Leute schreiben, wird nicht übersetzt.",
  },
};
