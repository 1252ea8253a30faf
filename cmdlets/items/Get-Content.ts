import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag, integer, object, size, text } from '../../shell/command/parameter.ts';
import { isPattern } from '../../shell/drives/glob.ts';
import { type Place, providerPath } from '../../shell/drives/path.ts';
import type { ContentReading } from '../../shell/drives/provider.ts';
import { raise } from '../../shell/objects/error.ts';
import type { Value } from '../../shell/objects/value.ts';
import { ContentLine, noteArray } from './content-line.ts';
import { force, itemFilters, itemPaths } from './path-parameters.ts';
import { notSupported, placesOf, reported } from './places.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'Content',
  synopsis: 'Reads what is in a file, line by line.',
  aliases: ['gc', 'cat', 'type'],
  output: ['System.String', 'System.Byte'],
  defaultSet: 'Path',
  parameters: {
    ...itemPaths,
    ReadCount: size({
      default: 1,
      range: [0, Number.MAX_SAFE_INTEGER],
      fromPipeline: 'property',
      help: 'Lines that go on together; 0 for all.',
    }),
    TotalCount: size({
      range: [0, Number.MAX_SAFE_INTEGER],
      aliases: ['First', 'Head'],
      fromPipeline: 'property',
      help: 'Only the first lines.',
    }),
    Tail: integer({ range: [0, 2147483647], aliases: ['Last'], fromPipeline: 'property', help: 'Only the last lines.' }),
    ...itemFilters,
    Force: force,
    Delimiter: text({ help: 'What separates the pieces, in place of line ends.' }),
    Wait: flag({ help: 'Goes on with what is written to the file later, until Ctrl+C.' }),
    Raw: flag({ help: 'Gives the whole content as one text.' }),
    Encoding: object({ help: 'utf8NoBOM (default), utf8BOM, unicode, ascii, ansi, oem … A mark in the file counts more.' }),
    AsByteStream: flag({ help: 'Gives bytes.' }),
    Stream: text({ hidden: true, help: 'A stream of an NTFS file.' }),
  },
  examples: [
    { says: 'Shows the end of a log.', run: 'Get-Content ./copy.log -Tail 20' },
    { says: 'Reads a whole file.', run: 'Get-Content ./settings.json -Raw | ConvertFrom-Json' },
  ],
  stage(given, context) {
    return {
      process() {
        checkTogether(given, context);
        const how: ContentReading = {
          raw: given.Raw,
          bytes: given.AsByteStream,
          encoding: given.Encoding,
          delimiter: given.Delimiter,
          head: given.TotalCount,
          tail: given.Tail,
          ...(given.Wait && { wait: () => pause(context) }),
        };
        const literal = given.LiteralPath !== undefined;
        for (const path of given.LiteralPath ?? given.Path ?? [])
          reported(context, () => {
            const places = placesOf(path, literal, given, context);
            if (places.length === 0 && isPattern(path) && !given.Include && !given.Exclude && !given.Filter) noneFound(path);
            for (const place of places) reported(context, () => read(place, how, given.ReadCount, context));
          });
      },
    };
  },
});

function checkTogether(
  given: { readonly Raw: boolean; readonly Wait: boolean; readonly Tail?: number | undefined; readonly TotalCount?: number | undefined },
  context: EngineContext,
): void {
  const refuse = (id: string, message: string): never => raise('System.InvalidOperationException', id, 'InvalidOperation', message);
  if (given.Tail !== undefined && given.TotalCount !== undefined)
    refuse('TailAndHeadCannotCoexist', 'The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.');
  if (!given.Raw) return;
  for (const other of ['TotalCount', 'Tail', 'Wait', 'Delimiter'] as const)
    if (context.isBound(other)) refuse(`RawAnd${other}`, `The Raw and ${other} parameters cannot be used together.`);
}

function noneFound(path: string): never {
  return raise(
    'ItemNotFoundException',
    'ItemNotFound',
    'ObjectNotFound',
    `An object at the specified path ${path} does not exist, or has been filtered by the -Include or -Exclude parameter.`,
    path,
  );
}

/** Half a second, in which Ctrl+C is heard. */
function pause(context: EngineContext): void {
  for (let turn = 0; turn < 10; turn++) {
    context.checkStop();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
}

function read(place: Place, how: ContentReading, readCount: number, context: EngineContext): void {
  const { provider } = place;
  if (!provider.read) notSupported('content');
  const { read: pieces } = provider;
  let count = 0;
  if (how.bytes) {
    let batch: Value[] = [];
    for (const byte of pieces(providerPath(place), how)) {
      if (how.raw || readCount === 1) context.write(byte);
      else {
        batch.push(byte);
        if (batch.length === readCount) {
          context.write(batch);
          batch = [];
        }
      }
    }
    if (batch.length) context.write(batch);
    return;
  }
  const line = (value: Value): Value => (typeof value === 'string' ? new ContentLine(value, place, count) : value);
  let batch: Value[] = [];
  for (const value of pieces(providerPath(place), how)) {
    count++;
    if (readCount === 1 || how.raw) context.write(line(value));
    else {
      batch.push(value);
      if (batch.length === readCount) {
        context.write(noteArray(batch, place, count));
        batch = [];
      }
    }
  }
  if (batch.length) context.write(noteArray(batch, place, count));
}
