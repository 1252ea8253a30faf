import type { CloudContext } from '../../providers/contracts/cloud.ts';
import type { State } from '../../providers/contracts/state.ts';

/** The part of the state that a sign-in uses, in memory; two clouds that share one are two shells. */
export function memoryState(): Pick<State, 'contexts' | 'secrets'> & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  let context: CloudContext | undefined;
  return {
    kept,
    contexts: {
      async get() {
        return context;
      },
      async set(next) {
        context = next;
      },
    },
    secrets: {
      async get(name) {
        return kept.get(name);
      },
      async put(name, secret) {
        kept.set(name, secret);
      },
      async remove(name) {
        kept.delete(name);
      },
    },
  };
}
