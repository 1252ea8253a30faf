import type { SandboxFault } from '../../contracts/sandbox.ts';
import type { Documents } from '../state/documents.ts';

export const faultKinds: readonly SandboxFault['Kind'][] = [
  'Throttle',
  'Unavailable',
  'ServerError',
  'Reset',
  'Timeout',
  'FailedOperation',
  'ExpiredToken',
];

/** Kinds that strike any request at the door; FailedOperation waits for one that starts a long-running operation. */
const atTheDoor = new Set<SandboxFault['Kind']>(['Throttle', 'Unavailable', 'ServerError', 'Reset', 'Timeout', 'ExpiredToken']);

/** Sign-in is struck only by a fault that names its path. */
const signIn = /\/(oauth2|discovery|\.well-known)\b|\/v2\.0\/\.well-known/i;

/** The queue of ordered faults. It is kept on disk, so a restart does not lose them. */
export class Faults {
  readonly #waiting: Documents<SandboxFault>;

  constructor(waiting: Documents<SandboxFault>) {
    this.#waiting = waiting;
  }

  order(fault: SandboxFault): void {
    const last = [...this.#waiting.keys()].map(Number).reduce((a, b) => Math.max(a, b), 0);
    this.#waiting.put(String(last + 1), fault);
  }

  /** Takes the oldest fault that fits a request, or undefined. */
  strike(method: string, path: string): SandboxFault | undefined {
    return this.#take((fault) => atTheDoor.has(fault.Kind) && fits(fault, method, path));
  }

  /** Takes the oldest order to let an operation fail. */
  failedOperation(method: string, path: string): SandboxFault | undefined {
    return this.#take((fault) => fault.Kind === 'FailedOperation' && fits(fault, method, path));
  }

  #take(fitting: (fault: SandboxFault) => boolean): SandboxFault | undefined {
    for (const [key, fault] of [...this.#waiting.entries()].sort(([a], [b]) => Number(a) - Number(b))) {
      if (!fitting(fault)) continue;
      if (fault.Count > 1) this.#waiting.put(key, { ...fault, Count: fault.Count - 1 });
      else this.#waiting.delete(key);
      return fault;
    }
    return undefined;
  }
}

function fits(fault: SandboxFault, method: string, path: string): boolean {
  if (fault.Method && fault.Method.toUpperCase() !== method) return false;
  if (fault.Path) return path.toLowerCase().includes(fault.Path.toLowerCase());
  return !signIn.test(path);
}

/** How a client is asked to wait: both headers that Azure's SDKs look at. */
export function waitHeaders(fault: SandboxFault): Record<string, string> {
  const wait = fault.RetryAfterMilliseconds;
  if (wait === undefined) return {};
  return { 'retry-after-ms': String(wait), 'retry-after': String(Math.ceil(wait / 1000)) };
}
