import type { directory as source } from "../en/directory.ts";
import type { Translated } from "../translated.ts";

export const directory: Translated<typeof source> = {
  create: {
    submit: "Raum anlegen",
    title: "Einen Raum anlegen",
    text: "Ein Ort, um über eine Sache zu reden.",
    name: {
      label: "Name",
      hint: "Bis zu {max} Zeichen, in jeder Schrift.",
    },
    topic: {
      label: "Thema (optional)",
      hint: "Worum es im Raum geht, in einem Satz.",
    },
    busy: "Wird angelegt …",
  },
  title: "Räume",
  loading: "Räume werden geladen …",
  empty: {
    title: "Hier ist es noch ruhig",
    text: "Es gibt noch keinen Raum. Leg den ersten an, und andere werden ihn finden.",
  },
  notFound: {
    title: "Kein Raum heißt „<bdi>{search}</bdi>“",
    text: "Versuch es mit einem Teil des Namens. Private Räume sieht nur, wer darin ist.",
  },
  text: "Finde Leute, die über das reden, was dich beschäftigt.",
  search: {
    label: "Räume suchen",
    placeholder: "Räume suchen",
  },
  kind: {
    question: "Wer kann beitreten?",
    PUBLIC: {
      label: "Öffentlich",
      text: "Alle können ihn finden, mitlesen und beitreten.",
    },
    PRIVATE: {
      label: "Privat",
      text: "Nur die Mitglieder wissen davon. Niemand sonst kann ihn finden oder beitreten.",
    },
  },
  tryAgain: "Noch einmal versuchen",
  more: "Mehr Räume laden",
  lastMessage: "zuletzt <when></when>",
  joined: "Beigetreten",
  joinNamed: "{room} beitreten",
  join: "Beitreten",
  sort: {
    label: "Reihenfolge der Räume",
    ACTIVE: "Am aktivsten",
    MEMBERS: "Am größten",
    NEWEST: "Am neuesten",
    NAME: "Nach Namen",
  },
  joinFailed: "Der Beitritt hat nicht geklappt. {reason}",
};
