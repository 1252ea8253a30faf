import { texts } from '../../shell/command/parameter.ts';

/** -Path and -LiteralPath where each belongs to several sets. */
export function propertyPaths(path: string, literal: string, alsoPath?: string, alsoLiteral?: string) {
  const sets = (
    names: readonly (string | undefined)[],
    place: { position?: number; mandatory: boolean; fromPipeline: 'property' | 'both' },
  ) => Object.fromEntries(names.filter((name) => name !== undefined).map((name) => [name, place]));
  return {
    Path: texts({
      sets: sets([path, alsoPath], { position: 0, mandatory: true, fromPipeline: alsoPath ? 'property' : 'both' }),
      wildcards: true,
      completes: 'path',
      help: 'Paths; wildcards are allowed.',
    }),
    LiteralPath: texts({
      sets: sets([literal, alsoLiteral], { mandatory: true, fromPipeline: 'property' }),
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'Paths in which no character has a meaning of its own.',
    }),
  } as const;
}
