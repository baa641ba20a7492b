declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  interface SwaggerUiOptions {
    /** Where the OpenAPI document is. */
    url: string;
    domNode: HTMLElement;
    /** The address of the page names what is open. */
    deepLinking: boolean;
    docExpansion: "list" | "full" | "none";
    /** Null keeps the document from being sent to a validator elsewhere. */
    validatorUrl: string | null;
  }

  export default function SwaggerUI(options: SwaggerUiOptions): unknown;
}
