/** One thing that was looked at. `Check` is also the id of the error that stops the work where a finding of severity Error has not passed. */
export interface Finding {
  Check: string;
  Passed: boolean;
  /** What it means when it has not passed: Error stops the work, Warning does not. */
  Severity: 'Error' | 'Warning';
  Target: string;
  Message: string;
  Advice: string | null;
  /** Where the rule is written. */
  Source: string;
}

export const failed = (findings: readonly Finding[]) => findings.filter(({ Passed, Severity }) => !Passed && Severity === 'Error');
export const warned = (findings: readonly Finding[]) => findings.filter(({ Passed, Severity }) => !Passed && Severity === 'Warning');
