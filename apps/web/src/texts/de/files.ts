import type { files as source } from "../en/files.ts";
import type { Translated } from "../translated.ts";

export const files: Translated<typeof source> = {
  attach: "Dateien anhängen",
  toAttach: "Dateien zum Anhängen",
  ofMessage: "Dateien dieser Nachricht",
  onTheirWay: "Dateien unterwegs",
  drop: "Zum Anhängen hier ablegen",
  saveSized: "{name} speichern, {size}",
  remove: "{name} entfernen",
  uploading: "{name} wird hochgeladen",
  lost: "Verloren",
  tryAgain: "Noch einmal versuchen",
  describe: {
    label: "Was in {name} zu sehen ist",
    placeholder: "Beschreibe es …",
  },
  pictures: "Bilder",
  files: "Dateien",
  play: "Bild abspielen: {words}",
  lookAt: "Bild ansehen: {words}",
  ofPictures: "{place, number} von {count, number}",
  save: "{name} speichern",
  close: "Schließen",
  before: "Das Bild davor (←)",
  next: "Das nächste Bild (→)",
  tooMany: "Eine Nachricht fasst höchstens {max} Dateien. Sende die anderen in einer weiteren",
  tooLarge: "{name} hat {size}; eine Datei darf höchstens {max} haben",
  failed: "Eine Datei wurde nicht hochgeladen. Versuch es noch einmal oder entferne sie",
  gif: "GIF",
};
