import type { Stage } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag, object, objects, text } from '../../shell/command/parameter.ts';
import { existsAt, providerPath } from '../../shell/drives/path.ts';
import type { ContentWriter } from '../../shell/drives/provider.ts';
import { enumerable } from '../../shell/objects/enumerate.ts';
import { itemOrNew } from './item-or-new.ts';
import { force, itemFilters, itemPaths, passThru } from './path-parameters.ts';
import { type GivenPaths, notSupported, report, reported } from './places.ts';

/** What Set-Content and Add-Content take. */
export const writingParameters = {
  Value: objects({
    position: 1,
    mandatory: true,
    fromPipeline: 'both',
    allowNull: true,
    allowEmpty: true,
    help: 'What is written: each value as its text and a line end.',
  }),
  PassThru: passThru,
  ...itemPaths,
  ...itemFilters,
  Force: force,
  NoNewline: flag({ help: 'Puts no line ends after the values.' }),
  Encoding: object({ help: 'utf8NoBOM (default), utf8BOM, unicode, ascii, ansi, oem, a code page …' }),
  AsByteStream: flag({ help: 'Takes bytes and writes them as they are.' }),
  Stream: text({ hidden: true, help: 'A stream of an NTFS file.' }),
} as const;

interface Given extends GivenPaths {
  readonly Value: readonly unknown[];
  readonly PassThru: boolean;
  readonly Force: boolean;
  readonly NoNewline: boolean;
  readonly Encoding?: unknown;
  readonly AsByteStream: boolean;
}

/** Opens every file with the first value and writes all values into each of them. */
export function writingStage(given: Given, context: EngineContext, append: boolean): Stage {
  let writers: ContentWriter[] | undefined;
  let open = '';
  const close = (): void => {
    for (const writer of writers?.splice(0) ?? []) reported(context, () => writer.close());
  };
  const openAll = (): ContentWriter[] => {
    const made: ContentWriter[] = [];
    for (const path of given.LiteralPath ?? given.Path ?? [])
      reported(context, () => {
        for (const place of itemOrNew(path, given, context)) {
          const { provider } = place;
          if (!provider.writer) notSupported('content');
          const target = providerPath(place);
          if (!context.shouldProcess(`Path: ${target}`, append ? 'Add Content' : 'Set Content')) continue;
          made.push(
            provider.writer(target, {
              bytes: given.AsByteStream,
              encoding: given.Encoding,
              append: append && existsAt(place),
              noNewline: given.NoNewline,
              force: given.Force,
            }),
          );
        }
      });
    return made;
  };
  return {
    process() {
      // Objects of a pipeline may bring paths of their own.
      const paths = (given.LiteralPath ?? given.Path ?? []).join('\0');
      if (!writers || paths !== open) {
        close();
        writers = openAll();
        open = paths;
      }
      // A writer that refuses a value is told about once and gets no more.
      for (const value of given.Value ?? [null])
        for (const item of enumerable(value) ?? [value])
          writers = writers.filter((writer) => {
            try {
              writer.write(item);
              return true;
            } catch (thrown) {
              report(context, thrown);
              writer.close();
              return false;
            }
          });
      if (given.PassThru) for (const value of given.Value ?? []) context.write(value);
    },
    clean: close,
  };
}
