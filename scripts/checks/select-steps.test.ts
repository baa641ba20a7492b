import { describe, expect, it } from "vitest";
import { selectSteps } from "./select-steps.ts";
import { PASSED, type Step } from "./step.ts";

const steps: Step[] = [
  { name: "generate", title: "", needs: [], run: async () => PASSED },
  { name: "types", title: "", needs: ["generate"], run: async () => PASSED },
  { name: "build", title: "", needs: ["generate"], run: async () => PASSED },
  { name: "e2e", title: "", needs: ["build"], run: async () => PASSED },
];
const select = (...args: string[]) => selectSteps(steps, args).map(({ name }) => name);

describe("selectSteps", () => {
  it("runs all of them when asked for none", () => {
    expect(select()).toEqual(["generate", "types", "build", "e2e"]);
  });

  it("adds what a step needs, in the usual order", () => {
    expect(select("--only", "e2e")).toEqual(["generate", "build", "e2e"]);
    expect(select("--only=e2e,types")).toEqual(["generate", "types", "build", "e2e"]);
  });

  it.each([[["--only"]], [["--only", "types", "e2e"]], [["types"]], [["--only="]], [["--fast"]]])(
    "explains itself when it is given %j",
    (args) => {
      expect(() => select(...args)).toThrow("npm test -- --only");
    },
  );

  it("names the steps there are when it is asked for another", () => {
    expect(() => select("--only", "types,lint")).toThrow("No such step: lint. There are generate, types, build, e2e.");
  });
});
