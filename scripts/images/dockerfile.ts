import { type Copy, DockerfileParser, type Instruction, type JSONInstruction } from "dockerfile-ast";

/** What a target of the Dockerfile comes to, with that of the stages that it is built from. */
export interface Stage {
  name: string;
  /** An image from a registry, when no stage of the file is meant. */
  baseImage: string;
  /** What the stages above it, and it, do, in order. */
  instructions: readonly Instruction[];
}

/** The stages of a Dockerfile by name, each with the instructions that it inherits. */
export function readStages(text: string): Map<string, Stage> {
  const stages = new Map<string, Stage>();
  let current: { name: string; baseImage: string; instructions: Instruction[] } | undefined;
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction.getKeyword() === "FROM") {
      const [image = "", , name = ""] = instruction.getArguments().map((argument) => argument.getValue());
      const parent = stages.get(image);
      current = { name, baseImage: parent?.baseImage ?? image, instructions: [...(parent?.instructions ?? [])] };
      stages.set(name, current);
    } else current?.instructions.push(instruction);
  }
  return stages;
}

export function findAll(stage: Stage, keyword: string): Instruction[] {
  return stage.instructions.filter((instruction) => instruction.getKeyword() === keyword);
}

/** The one that holds, when an instruction is repeated. */
export function findLast(stage: Stage, keyword: string): Instruction | undefined {
  return findAll(stage, keyword).at(-1);
}

/** The words of an instruction in exec form; null in shell form, which needs a shell in the image. */
export function execForm(instruction: Instruction | undefined): string[] | null {
  if (!instruction) return [];
  const strings = (instruction as JSONInstruction).getJSONStrings().map((string) => string.getJSONValue());
  return strings.length > 0 ? strings : null;
}

/** The values of ENV or LABEL, the last one of each name. */
export function readProperties(stage: Stage, keyword: "ENV" | "LABEL"): Record<string, string> {
  const pairs = findAll(stage, keyword).flatMap((instruction) =>
    [...(instruction.getRawArgumentsContent() ?? "").matchAll(PROPERTY)].map(
      ([, name = "", quoted, bare]) => [name, quoted ?? bare ?? ""] as const,
    ),
  );
  return Object.fromEntries(pairs);
}

const PROPERTY = /([\w.-]+)=(?:"([^"]*)"|(\S+))/g;

export interface CopiedPath {
  /** Null for the build context. */
  fromStage: string | null;
  /** Null for root. */
  owner: string | null;
  from: string;
  to: string;
}

export function readCopies(stage: Stage): CopiedPath[] {
  return findAll(stage, "COPY").map((instruction) => {
    const [from = "", to = ""] = instruction.getArguments().map((argument) => argument.getValue());
    const flag = (name: string) =>
      (instruction as Copy)
        .getFlags()
        .find((one) => one.getName() === name)
        ?.getValue() ?? null;
    return { fromStage: flag("from"), owner: flag("chown"), from, to };
  });
}

/** A RUN's command as the shell gets it, without the flags for the builder. */
export function shellCommand(instruction: Instruction): string {
  const text = instruction.getRawArgumentsContent() ?? "";
  return text.replace(/^(--\S+\s+)+/, "").replace(/\\\n\s*/g, "");
}
