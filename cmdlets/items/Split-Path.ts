import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, texts } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { resolveLiteral, resolvePath } from '../../shell/drives/glob.ts';
import { shownPath } from '../../shell/drives/path.ts';
import { type PathPart, partOf } from './path-parts.ts';
import { reported } from './places.ts';

const part = (set: string, mandatory: boolean, help: string, aliases: readonly string[] = []) =>
  flag({ sets: { [set]: { mandatory } }, help, aliases });

export default coreCmdlet({
  verb: 'Split',
  noun: 'Path',
  synopsis: 'Gives a part of a path.',
  output: ['System.String', 'System.Boolean'],
  defaultSet: 'ParentSet',
  parameters: {
    Path: texts({
      sets: Object.fromEntries(
        ['ParentSet', 'LeafSet', 'LeafBaseSet', 'ExtensionSet', 'QualifierSet', 'NoQualifierSet', 'IsAbsoluteSet'].map((set) => [
          set,
          { position: 0, mandatory: true, fromPipeline: 'both' as const },
        ]),
      ),
      completes: 'path',
      help: 'The paths.',
    }),
    LiteralPath: texts({
      sets: { LiteralPathSet: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'The paths; no character has a meaning of its own.',
    }),
    Parent: part('ParentSet', false, 'All but the last part (what is given when nothing is named).'),
    Leaf: part('LeafSet', true, 'The last part.'),
    LeafBase: part('LeafBaseSet', true, 'The last part without its ending.'),
    Extension: part('ExtensionSet', true, 'The ending of the last part.'),
    Qualifier: part('QualifierSet', true, 'The drive.'),
    NoQualifier: part('NoQualifierSet', true, 'Everything but the drive.'),
    IsAbsolute: part('IsAbsoluteSet', true, 'Whether the path starts at a root.'),
    Resolve: flag({ help: 'Takes the items that the path, which may hold wildcards, means.' }),
  },
  examples: [{ says: 'Gives the name of a file.', run: 'Split-Path ./data/plan.txt -Leaf', shows: 'plan.txt' }],
  stage: (given, context) => ({
    process() {
      const table = drivesOf(context.session);
      const wanted: PathPart = parts.find((name) => given[name]) ?? 'Parent';
      const literal = given.LiteralPath !== undefined;
      for (const path of given.LiteralPath ?? given.Path ?? [])
        reported(context, () => {
          const all = given.Resolve ? (literal ? resolveLiteral(path, table) : resolvePath(path, table)).map(shownPath) : [path];
          for (const each of all) context.write(partOf(each, wanted));
        });
    },
  }),
});

const parts = ['Leaf', 'LeafBase', 'Extension', 'Qualifier', 'NoQualifier', 'IsAbsolute'] as const;
