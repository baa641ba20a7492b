import type { MetadataRoute } from "next";
import small from "./app-icons/icon-192.png";
import large from "./app-icons/icon-512.png";
import maskable from "./app-icons/maskable-512.png";

/** What an installed Banter is called and looks like. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Banter",
    short_name: "Banter",
    description: "Chat for your own server, where nothing gets lost.",
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
      { name: "Browse rooms", url: "/rooms" },
      { name: "Friends", url: "/friends" },
    ],
  };
}
