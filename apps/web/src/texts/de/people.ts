import type { people as source } from "../en/people.ts";
import type { Translated } from "../translated.ts";

export const people: Translated<typeof source> = {
  blocked: {
    none: "Du blockierst niemanden. Wen du bei einer Nachricht oder in der Mitgliederliste eines Raums blockierst, steht hier.",
    since: "Blockiert: {day}",
  },
  unblockNamed: "Blockierung von {name} aufheben",
  unblock: "Nicht mehr blockieren",
  block: {
    done: "Du siehst und hörst nichts mehr von {name}",
    title: "{name} blockieren?",
    confirm: "Blockieren",
    text: "Du siehst und hörst nichts mehr von dieser Person, in keinem Raum, auch keine alten Nachrichten. Sie kann dir nicht schreiben und dir keine Freundschaftsanfrage stellen, und eine Freundschaft endet. Sie erfährt es nicht. Du kannst die Blockierung jederzeit aufheben; dann sind auch ihre Nachrichten wieder da.",
  },
  found: {
    none: "Niemandes Name beginnt mit „<bdi>{search}</bdi>“.",
    title: "Gefunden",
    more: "Mehr Personen laden",
  },
  friend: {
    request: {
      label: "Anfrage stellen",
      named: "{name} eine Freundschaftsanfrage stellen",
    },
    accept: {
      label: "Annehmen",
      named: "Anfrage von {name} annehmen",
    },
    decline: {
      label: "Ablehnen",
      named: "Anfrage von {name} ablehnen",
    },
    cancel: {
      label: "Zurückziehen",
      named: "Deine Anfrage an {name} zurückziehen",
    },
  },
  friends: {
    none: "Noch keine Freunde hier. Such jemanden nach dem Namen und stell eine Freundschaftsanfrage.",
    asked: "Gefragt: {day}",
    since: "Seit {day}",
    theyAsk: "Anfragen an dich ({count, number})",
    yours: "Deine Freunde ({count, number})",
    youAsk: "Deine Anfragen ({count, number})",
    moreAsked: "Weitere erscheinen, wenn du diese beantwortest.",
  },
  title: "Freunde",
  text: "Finde Leute nach dem Namen und stell ihnen eine Freundschaftsanfrage.",
  search: {
    label: "Personen suchen",
    placeholder: "Personen nach Namen suchen",
  },
  messageNamed: "{name} schreiben",
  message: "Schreiben",
  isBlocked: "Blockiert",
  presence: {
    online: "Online",
    away: "Abwesend",
    offline: "Offline",
  },
  remove: {
    named: "{name} aus deinen Freunden entfernen",
    label: "Entfernen",
    title: "{name} aus deinen Freunden entfernen?",
    text: "Ihr steht dann nicht mehr auf der Liste des anderen. Ihr könnt beide wieder anfragen.",
  },
};
