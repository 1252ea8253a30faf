import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Documents } from '../state/documents.ts';
import type { Faults } from '../wire/faults.ts';
import type { ErrorDetail } from '../wire/service-error.ts';

/** A long-running operation. Its effect is in the state when it starts; it only takes its time, or was ordered to fail. */
export interface Operation {
  readonly id: string;
  readonly startedAt: number; //         milliseconds, the computer's time, as clients wait by it
  readonly readyAt: number;
  readonly resourceId: string;
  readonly failure?: ErrorDetail;
}

/** How long an operation takes. Azure needs seconds to minutes; a practice should not, but clients must see it pending. */
const duration = 150;
/** A poll that comes shortly before the end is held until then, so that clients with long intervals need no second one. */
const patience = 400;
const kept = 3_600_000;

export class Operations {
  readonly #held: Documents<Operation>;
  readonly #faults: Faults;

  constructor(held: Documents<Operation>, faults: Faults) {
    this.#held = held;
    this.#faults = faults;
  }

  /** Starts one for a request, or one that will fail when that was ordered: the caller then changes nothing. */
  start(method: string, path: string, resourceId: string): Operation {
    const now = Date.now();
    for (const [id, { readyAt }] of [...this.#held.entries()]) if (readyAt + kept < now) this.#held.delete(id);
    const ordered = this.#faults.failedOperation(method, path);
    const failure = ordered && {
      code: 'OperationFailed',
      message: 'The operation failed because a fault was ordered from the practice cloud.',
      target: resourceId,
    };
    const operation: Operation = { id: randomUUID(), startedAt: now, readyAt: now + duration, resourceId, ...(failure ? { failure } : {}) };
    return this.#held.put(operation.id, operation);
  }

  get(id: string): Operation | undefined {
    return this.#held.get(id);
  }

  /** The newest operation on a resource that is still pending. */
  pendingOn(resourceId: string): Operation | undefined {
    const wanted = resourceId.toLowerCase();
    return this.#held.values().find((one) => one.resourceId.toLowerCase() === wanted && this.isPending(one));
  }

  /** Pending, unless the computer's clock was set back behind the operation's start. */
  isPending({ startedAt, readyAt }: Operation): boolean {
    const now = Date.now();
    return now < readyAt && now >= startedAt - 1000;
  }

  /** Waits a moment for the end; true when it is reached. */
  async settled(operation: Operation, signal?: AbortSignal): Promise<boolean> {
    const left = operation.readyAt - Date.now();
    if (left > 0 && left <= patience) await wait(left, undefined, { signal });
    return !this.isPending(operation);
  }
}
