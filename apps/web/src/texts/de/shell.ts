import type { shell as source } from "../en/shell.ts";
import type { Translated } from "../translated.ts";

export const shell: Translated<typeof source> = {
  account: {
    label: "Konto: {username}",
    administration: "Verwaltung",
    yours: "Dein Konto",
    notifications: "Benachrichtigungen",
    blocked: "Blockierte Personen",
    shortcuts: "Tastenkürzel",
    logOut: "Abmelden",
    logOutEverywhereMore: "Überall abmelden …",
  },
  logOutEverywhere: {
    title: "Überall abmelden?",
    text: "Du wirst sofort in jedem Browser und jeder App abgemeldet, auch hier.",
    confirm: "Überall abmelden",
  },
  skip: "Zum Inhalt springen",
  direct: {
    title: "Direktnachrichten",
    none: "Noch keine. Schreib <link>jemandem, mit dem du befreundet bist</link>.",
    more: "Mehr Unterhaltungen laden",
  },
  friends: "Freunde",
  requests: "{count, plural, one {# Anfrage} other {# Anfragen}}",
  rooms: {
    none: "Noch keine. Stöbere in den Räumen, die es gibt, oder eröffne selbst einen.",
    allRead: "Alle Räume sind als gelesen markiert",
    markAllRead: "Alle als gelesen markieren (Umschalt+Esc)",
    label: "Räume",
    browse: "Räume entdecken",
    yours: "Deine Räume",
    new: "Neuer Raum",
  },
  back: "Zurück zu deinen Räumen",
  tabs: {
    label: "Ansichten",
    browse: "Entdecken",
  },
  search: "Suche",
  goTo: "Gehe zu …",
  theme: {
    label: "Farben",
    system: "Wie das System",
    light: "Hell",
    dark: "Dunkel",
  },
  draft: "Entwurf",
  goToKeys: "Strg K",
};
