import type { State } from '../contracts/state.ts';
import { stateHome } from './home.ts';
import { ledgerIn } from './ledger.ts';
import { policiesIn } from './policies.ts';
import { secretsIn } from './secrets.ts';
import { withSettings } from './settings.ts';

/** What OfflineSeed remembers, below one folder (see home.ts). Nothing is read before it is asked for. */
export function createState(home: string = stateHome()): State {
  return {
    home,
    contexts: {
      get: () => withSettings(home, ({ context }) => ({ write: false, answer: context })),
      set: (context) =>
        withSettings(home, (settings) => {
          settings.context = context;
          return { write: true, answer: undefined };
        }),
    },
    policies: policiesIn(home),
    ledger: ledgerIn(home),
    secrets: secretsIn(home),
  };
}
