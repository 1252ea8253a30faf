import { LocalFailure } from '../../contracts/failure.ts';
import type { Trouble } from './conversation.ts';

/** The failure of a question to the other side; it has the failure itself. */
export class RemoteTrouble extends Error {
  readonly question: number;
  constructor(question: number) {
    super('The container did not answer.');
    this.question = question;
  }
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof LocalFailure) {
    const { id, category, message, target, advice } = error;
    return { kind: 'local', id, category, message, target, advice };
  }
  if (error instanceof RemoteTrouble) return { kind: 'remote', question: error.question };
  if (error instanceof Error && error.name === 'AbortError') return { kind: 'abort' };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'other', message, stack: stack ?? '' };
}

/** The error again, on the side of the caller. */
export function errorOf(trouble: Trouble, refused: (question: number) => unknown, signal: AbortSignal | undefined): unknown {
  switch (trouble.kind) {
    case 'local':
      return new LocalFailure(trouble.id, trouble.category as LocalFailure['category'], trouble.message, trouble);
    case 'remote':
      return refused(trouble.question);
    case 'abort':
      return signal?.reason ?? new DOMException('The agent was stopped.', 'AbortError');
    default:
      return new LocalFailure('AgentFailed', 'InvalidOperation', `The agent met something it does not know: ${trouble.message}`, {
        target: 'agent',
        advice: 'Run the command again. If it ends in the same way, report it with this message.',
        cause: new Error(trouble.stack),
      });
  }
}
