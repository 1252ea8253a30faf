import type { BackupPolicy } from '../contracts/agents.ts';
import type { State } from '../contracts/state.ts';
import { type Stored, withSettings } from './settings.ts';

/** Policies by name; as everywhere in the shell, case does not count. */
export function policiesIn(home: string): State['policies'] {
  return {
    list: () =>
      withSettings(home, ({ policies }) => ({
        write: false,
        answer: Object.values(policies)
          .map(revived)
          .sort((a, b) => a.Name.localeCompare(b.Name)),
      })),
    get: (name) =>
      withSettings(home, ({ policies }) => {
        const stored = policies[key(name)];
        return { write: false, answer: stored && revived(stored) };
      }),
    put: (policy) =>
      withSettings(home, ({ policies }) => {
        policies[key(policy.Name)] = JSON.parse(JSON.stringify(policy)) as Stored<BackupPolicy>;
        return { write: true, answer: undefined };
      }),
    remove: (name) =>
      withSettings(home, ({ policies }) => {
        const write = key(name) in policies;
        delete policies[key(name)];
        return { write, answer: undefined };
      }),
  };
}

/** Prefixed, so that no name meets a property that every object has. */
const key = (name: string): string => `policy:${name.toLowerCase()}`;

function revived(stored: Stored<BackupPolicy>): BackupPolicy {
  return { ...stored, CreatedAt: new Date(stored.CreatedAt) };
}
