import type { MetadataRoute } from "next";
import { getLanguage, getTexts } from "../server/language.ts";
import small from "./app-icons/icon-192.png";
import large from "./app-icons/icon-512.png";
import maskable from "./app-icons/maskable-512.png";

/** What an installed Banter is called and looks like. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTexts("pages");
  return {
    id: "/",
    name: "Banter",
    short_name: "Banter",
    lang: await getLanguage(),
    description: t("description"),
    start_url: "/rooms",
    scope: "/",
    display: "standalone",
    background_color: "#fbfaf7",
    theme_color: "#f4f2ec",
    icons: [
      { src: small.src, sizes: "192x192", type: "image/png" },
      { src: large.src, sizes: "512x512", type: "image/png" },
      { src: maskable.src, sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: t("browseRooms"), url: "/rooms" },
      { name: t("friends"), url: "/friends" },
    ],
  };
}
