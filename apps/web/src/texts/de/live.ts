import type { live as source } from "../en/live.ts";
import type { Translated } from "../translated.ts";

export const live: Translated<typeof source> = {
  label: "Verbindung",
  tryNow: "Jetzt versuchen",
  live: {
    title: "Verbunden",
    text: "Verbunden mit Knoten {node}.",
  },
  catchingUp: {
    title: "Wird nachgeholt",
    titleBy: "Wird nachgeholt ({count, number})",
    text: "Was gesagt wurde, während du weg warst, wird geholt.",
  },
  connecting: "Verbindung wird aufgebaut …",
  reconnecting: "Verbindung wird wiederhergestellt …",
  offline: "Offline – {count, plural, one {# Nachricht wartet} other {# Nachrichten warten}}",
  ended: {
    title: "Getrennt",
    text: "Melde dich neu an, um weiterzumachen.",
  },
  kept: "Was du geschrieben hast, ist aufgehoben und geht hinaus, sobald die Verbindung steht.",
  goOn: "Du kannst weiterschreiben; es geht hinaus, sobald die Verbindung steht.",
  labelWith: "Verbindung: {title}",
  friendRequest: "{name} stellt dir eine Freundschaftsanfrage",
  out: {
    kicked: "Du wurdest aus {room} entfernt",
    banned: "Du wurdest für {room} gesperrt",
  },
  alert: {
    waiting: "{count, plural, =1 {Eine Nachricht wartet auf dich.} other {# Nachrichten warten auf dich.}}",
    inRoom: "{author} in {room}",
  },
  offer: {
    label: "Angebot, Benachrichtigungen einzuschalten",
    text: "Willst du von Nachrichten an dich erfahren, während du woanders hinsiehst? Unter „Konto“ kannst du das ändern.",
    accept: "Benachrichtigungen einschalten",
    decline: "Nein, danke",
  },
  notify: {
    label: "Benachrichtigungen",
    labelWith: "Benachrichtigungen: {level}",
    question: "Worüber du hier benachrichtigt wirst, auf allen deinen Geräten",
    settings: "Ton und Desktop-Benachrichtigungen",
    all: {
      label: "Jede Nachricht",
      ofRooms: "Du wirst über alles benachrichtigt, was hier geschrieben wird.",
      betweenTwo: "Du wirst über alles benachrichtigt, was dir hier geschrieben wird.",
    },
    mentions: {
      label: "Nur Erwähnungen",
      ofRooms: "Du wirst bei deinem Namen und bei @room benachrichtigt; der Rest wird still gezählt.",
    },
    nothing: {
      label: "Nichts",
      ofRooms: "Stumm: Nichts wird gezählt, und du wirst nicht benachrichtigt.",
      betweenTwo: "Stumm: Nichts wird gezählt, und du wirst nicht benachrichtigt.",
    },
  },
};
