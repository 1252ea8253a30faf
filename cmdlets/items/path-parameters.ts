import { flag, text, texts } from '../../shell/command/parameter.ts';

/** -Path with wildcards or -LiteralPath: what commands on items that are there take. */
export const itemPaths = {
  Path: texts({
    sets: { Path: { position: 0, mandatory: true, fromPipeline: 'both' } },
    wildcards: true,
    completes: 'path',
    help: 'Paths; wildcards are allowed.',
  }),
  LiteralPath: texts({
    sets: { LiteralPath: { mandatory: true, fromPipeline: 'property' } },
    aliases: ['PSPath', 'LP'],
    completes: 'path',
    help: 'Paths in which no character has a meaning of its own.',
  }),
} as const;

/** What narrows the items that paths mean. */
export const itemFilters = {
  Filter: text({ help: 'A filter of the provider: for files a name with * and ?.' }),
  Include: texts({ wildcards: true, help: 'Only items whose name matches one of these.' }),
  Exclude: texts({ wildcards: true, help: 'No items whose name matches one of these.' }),
} as const;

export const force = flag({ help: 'Works on hidden and read-only items too.' });
export const passThru = flag({ help: 'Gives the items as objects.' });
