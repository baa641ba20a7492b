import { createContext } from "react";

/**
 * What services say, in English and in the chosen language. A name in braces stands for whatever is there: a number, a
 * name. Empty in English: the services speak it.
 */
export type ServiceTexts = readonly (readonly [english: string, translated: string])[];

export const ServiceTextsContext = createContext<ServiceTexts>([]);
