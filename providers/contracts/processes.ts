/** What Start-Process asks for: System.Diagnostics.ProcessStartInfo, and files in place of pipes. */
export interface ProcessStart {
  /** A program's path, or a name on $env:PATH. */
  file: string;
  /** One argument each. */
  arguments: string[];
  /** Where it starts. */
  folder: string;
  /** Its environment; that of the shell when undefined. */
  environment?: Record<string, string>;
  /** Files for its standard streams; the shell's own where undefined. */
  inputFile?: string;
  outputFile?: string;
  errorFile?: string;
}
