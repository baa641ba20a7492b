import type { errors as source } from "../en/errors.ts";
import type { Translated } from "../translated.ts";

export const errors: Translated<typeof source> = {
  INVALID: "Daran stimmt etwas nicht",
  UNAUTHENTICATED: "Melde dich zuerst an",
  FORBIDDEN: "Das darfst du nicht",
  NOT_FOUND: "Das gibt es nicht mehr",
  CONFLICT: "Das verträgt sich nicht mit dem, was schon da ist",
  TOO_LARGE: "Das ist zu groß",
  RATE_LIMITED: "Zu viel auf einmal. Warte einen Moment",
  UNAVAILABLE: "Der Server ist nicht erreichbar",
  INTERNAL: "Bei uns ist etwas schiefgegangen. Versuch es noch einmal",
  wait: "Zu viel auf einmal. Neuer Versuch möglich in: {time}",
};
