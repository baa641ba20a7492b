"use client";

import "swagger-ui-dist/swagger-ui.css";
import { useTheme } from "next-themes";
import { useEffect, useRef } from "react";

const DOCUMENT_URL = "/api/openapi.json";

/** The class by which Swagger UI is dark. */
const DARK = "dark-mode";

/** The OpenAPI document as pages, from our own server; requests are tried out as whoever is logged in here. */
export function ApiReference() {
  const root = useRef<HTMLElement>(null);
  const { resolvedTheme } = useTheme();

  useEffect(() => {
    document.documentElement.classList.toggle(DARK, resolvedTheme === "dark");
    return () => document.documentElement.classList.remove(DARK);
  }, [resolvedTheme]);

  useEffect(() => {
    let isGone = false;
    void import("swagger-ui-dist/swagger-ui-es-bundle.js").then(({ default: SwaggerUI }) => {
      if (isGone || !root.current) return;
      SwaggerUI({
        url: DOCUMENT_URL,
        domNode: root.current,
        deepLinking: true,
        docExpansion: "list",
        validatorUrl: null,
      });
    });
    return () => {
      isGone = true;
    };
  }, []);

  return <main id="main" ref={root} className="min-h-dvh pb-16" />;
}
