import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag, size, text, texts, typed } from '../../shell/command/parameter.ts';
import { literalPlace, missing, providerPath } from '../../shell/drives/path.ts';
import type { DriveTable } from '../../shell/drives/table.ts';
import { isScalar } from '../../shell/formatting/scalar-types.ts';
import { typeNameOf, typeNamesOf } from '../../shell/formatting/subject.ts';
import { convertTo } from '../../shell/objects/convert.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { resolveType } from '../../shell/objects/net-type.ts';
import { toText } from '../../shell/objects/text.ts';
import { BigInteger, Double, Single, SmallInteger, UInt64, type Value } from '../../shell/objects/value.ts';
import { ByteCollection } from './byte-collection.ts';
import { encodeText } from './text-bytes.ts';

export default coreCmdlet({
  verb: 'Format',
  noun: 'Hex',
  synopsis: 'Shows bytes as hexadecimal numbers.',
  aliases: ['fhx'],
  defaultSet: 'Path',
  output: ['Microsoft.PowerShell.Commands.ByteCollection'],
  parameters: {
    Path: texts({ sets: { Path: { position: 0, mandatory: true } }, notEmpty: true, completes: 'path', help: 'Files.' }),
    LiteralPath: texts({
      sets: { LiteralPath: { mandatory: true } },
      aliases: ['PSPath', 'LP'],
      notEmpty: true,
      completes: 'path',
      help: 'Files; no character has a meaning of its own.',
    }),
    InputObject: typed<Value>('System.Management.Automation.PSObject')({
      sets: { ByInputObject: { mandatory: true, fromPipeline: 'value' } },
      help: 'Texts, numbers, arrays of them, or files.',
    }),
    Encoding: text({ notEmpty: true, help: 'How a text becomes bytes: utf8NoBOM (default), unicode, ascii …' }),
    Count: size({ range: [1, Number.MAX_SAFE_INTEGER], help: 'So many bytes only.' }),
    Offset: size({ default: 0, range: [0, Number.MAX_SAFE_INTEGER], help: 'Bytes that are left out first.' }),
    Raw: flag({ hidden: true, help: 'Has no effect; kept for old scripts.' }),
  },
  examples: [{ says: 'Shows the bytes of a text.', run: "('Hello' | Format-Hex).HexBytes", shows: '48 65 6C 6C 6F' }],
  stage(given, context) {
    const show = (bytes: Uint8Array, path: string | null, label: string): void => {
      const end = given.Count === undefined ? bytes.length : given.Offset + given.Count;
      for (const line of ByteCollection.linesOf(bytes.subarray(given.Offset, end), given.Offset, path, label)) context.write(line);
    };
    /** Single values of one type that come one after the other are shown as one run of bytes. */
    let run: { type: string; parts: Uint8Array[] } | undefined;
    const flush = (): void => {
      if (run) show(joined(run.parts), null, `${shortName(run.type)} (${run.type}) <${labelCode(run.parts)}>`);
      run = undefined;
    };
    return {
      process() {
        const paths = given.LiteralPath ?? given.Path;
        if (paths) for (const path of paths) showFile(path, show, context);
        else {
          const value = given.InputObject;
          const bytes = bytesOf(value, given.Encoding);
          if (bytes === undefined) {
            context.error(notConvertible(value));
            return;
          }
          const type = typeNameOf(value);
          if (typeof value === 'string' || Array.isArray(value) || value instanceof Uint8Array || run?.type !== type) flush();
          run ??= { type, parts: [] };
          run.parts.push(bytes);
          if (typeof value === 'string') flush();
        }
      },
      end: flush,
    };
  },
});

function showFile(path: string, show: (bytes: Uint8Array, path: string, label: string) => void, context: EngineContext): void {
  const place = literalPlace(path, context.session.drives.table as DriveTable);
  const { provider } = place;
  const full = providerPath(place);
  if (!provider.exists(full)) missing(place);
  const pieces: Uint8Array[] = [];
  const how = { raw: true, bytes: true, encoding: undefined, delimiter: undefined, head: undefined, tail: undefined };
  for (const piece of provider.read?.(full, how) ?? []) pieces.push(bytesOf(piece, undefined) ?? new Uint8Array());
  show(joined(pieces), full, full);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Little-endian bytes of numbers, encoded texts, bytes as they are; undefined for anything else. */
function bytesOf(value: Value, encoding: string | undefined): Uint8Array | undefined {
  if (typeof value === 'string') return encodeText(value, encoding ?? 'utf8NoBOM');
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) {
    const parts = value.map((element) => bytesOf(element, encoding));
    return parts.every((part) => part !== undefined) ? joined(parts) : undefined;
  }
  if (typeof value === 'boolean') return littleEndian(value ? 1n : 0n, 4);
  if (typeof value === 'number') return littleEndian(BigInt(value), 4);
  if (typeof value === 'bigint') return littleEndian(value, 8);
  if (value instanceof SmallInteger)
    return littleEndian(BigInt(value.value), value.kind.endsWith('Byte') ? 1 : value.kind.endsWith('16') ? 2 : 4);
  if (value instanceof UInt64 || value instanceof BigInteger) return littleEndian(value.value, 8);
  if (value instanceof Double) return new Uint8Array(new Float64Array([value.value]).buffer);
  if (value instanceof Single) return new Uint8Array(new Float32Array([value.value]).buffer);
  if (isScalar(typeNamesOf(value)) && typeNamesOf(value)[1] === 'System.Enum')
    return bytesOf(convertTo(value, resolveType('int')!), encoding);
  return undefined;
}

function littleEndian(value: bigint, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn));
}

function shortName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

/** Eight hexadecimal digits that tell one input from the next. */
function labelCode(parts: readonly Uint8Array[]): string {
  let code = 0x811c9dc5;
  for (const part of parts) for (const byte of part) code = Math.imul(code ^ byte, 0x01000193) >>> 0;
  return code.toString(16).padStart(8, '0').toUpperCase();
}

function notConvertible(value: Value): ErrorRecord {
  const message = `Cannot convert input of type '${typeNameOf(value)}' to hexadecimal. To view the hexadecimal formatting of its string representation, convert it to a string before piping it to Format-Hex.`;
  return new ErrorRecord(
    new NetException('System.ArgumentException', message),
    'FormatHexTypeNotSupported',
    'InvalidArgument',
    toText(value),
  );
}
