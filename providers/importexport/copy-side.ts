/** What went wrong, and on which side; `code` is the system's own or one of ours (Changed, Differs, Stopped). */
export class CopyFailure extends Error {
  readonly side: 'source' | 'target';
  readonly code: string;
  constructor(side: 'source' | 'target', code: string, message: string) {
    super(message);
    this.side = side;
    this.code = code;
  }
}

/** Runs file operations of one side: an error of the system becomes a CopyFailure that says where it came from. */
export function on<T>(side: 'source' | 'target', action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || error instanceof CopyFailure) throw error;
    throw new CopyFailure(side, code, (error as Error).message);
  }
}
