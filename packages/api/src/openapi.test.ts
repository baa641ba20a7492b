import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { AUDIT_OPERATION } from "./audit-operation.ts";
import { FILE_OPERATIONS } from "./file-operations.ts";
import { describeApi } from "./openapi.ts";
import { appRouter } from "./root.ts";

const document = describeApi("https://chat.example.org");
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item ?? {}).map(([method, operation]) => ({ path, method, operation: operation as Operation })),
);

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  responses?: Record<string, unknown>;
}

describe("the OpenAPI document", () => {
  it("is a valid one of version 3.1", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });

  it("holds every procedure, what is done with bytes, and the audit as CSV, each once, with a summary and a tag", () => {
    const procedures = Object.keys(appRouter._def.procedures).map((name) => name.replaceAll(".", "-"));
    const others = Object.values({ ...FILE_OPERATIONS, ...AUDIT_OPERATION }).flatMap((methods) =>
      Object.values(methods).map((operation: Operation) => operation.operationId),
    );
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual([...procedures, ...others].sort());
    for (const { path, operation } of operations) {
      expect(operation.summary, path).toBeTruthy();
      expect(operation.tags, path).toHaveLength(1);
      expect(Object.keys(operation.responses ?? {}), path).toContain("200");
    }
  });
});
