export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** What went wrong or is worth knowing, for the person at the terminal. */
  notes: readonly string[];
}

export interface Step {
  /** What `--only` calls it. */
  name: string;
  title: string;
  /** Steps without which this one cannot run. */
  needs: readonly string[];
  run(): Promise<Outcome>;
}

export interface StepResult extends Outcome {
  name: string;
  durationMs: number;
}

export const PASSED: Outcome = { passed: 1, failed: 0, skipped: 0, notes: [] };

export function failed(notes: readonly string[]): Outcome {
  return { passed: 0, failed: 1, skipped: 0, notes };
}

export function skipped(notes: readonly string[]): Outcome {
  return { passed: 0, failed: 0, skipped: 1, notes };
}
