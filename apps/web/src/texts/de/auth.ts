import type { auth as source } from "../en/auth.ts";
import type { Translated } from "../translated.ts";

export const auth: Translated<typeof source> = {
  ban: {
    you: "Du bist gesperrt.",
    why: "Der angegebene Grund: <reason></reason>",
    noEnd: "Diese Sperre ist unbefristet.",
    until: "Du kannst wiederkommen: <time></time>.",
  },
  tooMany: {
    title: "Zu viele Versuche.",
    wait: "Neuer Versuch möglich in: {time}.",
    over: "Du kannst es jetzt noch einmal versuchen.",
  },
  logIn: {
    submit: "Anmelden",
    busy: "Wird angemeldet …",
    title: "Anmelden",
    welcome: "Willkommen zurück",
    question: "Neu hier?",
    answer: "Konto anlegen",
    sessionEnded: "Deine Sitzung ist beendet. Melde dich an, um dort weiterzumachen, wo du warst.",
    invited: "Du bist in einen Raum eingeladen. Melde dich an, um ihn anzusehen, oder lege ein Konto an.",
    accountDeleted: "Dein Konto ist gelöscht. Danke, dass du hier warst.",
  },
  password: {
    hint: "{min}–{max} beliebige Zeichen. Ein paar Wörter ohne Zusammenhang eignen sich gut.",
    only: {
      label: "Passwort",
      show: "Passwort anzeigen",
      hide: "Passwort verbergen",
    },
    own: {
      label: "Dein Passwort",
      show: "Dein Passwort anzeigen",
      hide: "Dein Passwort verbergen",
    },
    current: {
      label: "Bisheriges Passwort",
      show: "Bisheriges Passwort anzeigen",
      hide: "Bisheriges Passwort verbergen",
    },
    new: {
      label: "Neues Passwort",
      show: "Neues Passwort anzeigen",
      hide: "Neues Passwort verbergen",
    },
  },
  reset: {
    done: "Das neue Passwort von <name>{username}</name> gilt jetzt. Alle Sitzungen sind beendet.",
    submit: "Passwort festlegen",
    busy: "Wird festgelegt …",
    title: "Ein neues Passwort",
    heading: "Wähle ein neues Passwort",
    question: "Ist dir das alte eingefallen?",
  },
  username: {
    hint: "{min}–{max} Buchstaben (A–Z), Ziffern oder Unterstriche.",
    label: "Benutzername",
  },
  signUp: {
    submit: "Konto anlegen",
    busy: "Dein Konto wird angelegt …",
    title: "Registrieren",
    heading: "Leg dein Konto an",
    question: "Hast du schon eins?",
    invited: "Du bist in einen Raum eingeladen. Mit einem Konto kannst du ihn ansehen.",
  },
  home: "Banter, Startseite",
  needsJavaScript: "Banter braucht JavaScript, das in diesem Browser abgeschaltet ist.",
  sample: "Eine Beispielunterhaltung",
};
