import { convertTo } from '../../shell/objects/convert.ts';
import { invariant } from '../../shell/objects/culture.ts';
import { formatDate } from '../../shell/objects/date-format.ts';
import { parseDate } from '../../shell/objects/date-parse.ts';
import type { DateTime } from '../../shell/objects/datetime.ts';
import { requireType, typeOf } from '../../shell/objects/net-type.ts';
import { roundTrip } from '../../shell/objects/number-format.ts';
import { scriptHooks } from '../../shell/objects/script-hooks.ts';
import { SecureString } from '../../shell/objects/secure-string.ts';
import { toText } from '../../shell/objects/text.ts';
import { TimeSpan, ticksPer } from '../../shell/objects/timespan.ts';
import { Char, Double, type Value } from '../../shell/objects/value.ts';
import type { XmlNode } from '../../shell/objects/xml/node.ts';
import { outerXml } from '../../shell/objects/xml/write.ts';
import { decodeClixml, encodeClixml } from './clixml-text.ts';
import { fromHexText, toHexText } from './secure-text.ts';

/** A type that CLIXML writes as one element with text. */
interface Scalar {
  readonly tag: string;
  write(value: Value): string;
  read(text: string): Value;
}

const converted = (tag: string, typeName: string, write: (value: Value) => string = toText): Scalar => ({
  tag,
  write: (value) => encodeClixml(write(value)),
  read: (text) => convertTo(decodeClixml(text), requireType(typeName)),
});

const real = (value: Value): string => (value instanceof Double && Number.isFinite(value.value) ? roundTrip(value.value) : toText(value));

/** .NET types that are one element, by full name. */
const scalars: Readonly<Record<string, Scalar>> = {
  'System.String': { tag: 'S', write: (value) => encodeClixml(value as string), read: decodeClixml },
  'System.Char': { tag: 'C', write: (value) => String((value as Char).code), read: (text) => new Char(Number(text)) },
  'System.Boolean': { tag: 'B', write: (value) => String(value), read: (text) => text.trim() === 'true' },
  'System.DateTime': {
    tag: 'DT',
    write: (value) => formatDate(value as DateTime, "yyyy-MM-ddTHH':'mm':'ss.FFFFFFFK", invariant),
    read: readDate,
  },
  'System.TimeSpan': { tag: 'TS', write: (value) => duration(value as TimeSpan), read: readDuration },
  'System.Int32': converted('I32', 'System.Int32'),
  'System.Int64': converted('I64', 'System.Int64'),
  'System.Int16': converted('I16', 'System.Int16'),
  'System.UInt16': converted('U16', 'System.UInt16'),
  'System.UInt32': converted('U32', 'System.UInt32'),
  'System.UInt64': converted('U64', 'System.UInt64'),
  'System.Byte': converted('By', 'System.Byte'),
  'System.SByte': converted('SB', 'System.SByte'),
  'System.Double': converted('Db', 'System.Double', real),
  'System.Single': converted('Sg', 'System.Single'),
  'System.Decimal': converted('D', 'System.Decimal'),
  'System.Guid': converted('G', 'System.Guid'),
  'System.Uri': converted('URI', 'System.Uri'),
  'System.Version': converted('Version', 'System.Version'),
  'System.Byte[]': {
    tag: 'BA',
    write: (value) => Buffer.from(value as Uint8Array).toString('base64'),
    read: (text) => new Uint8Array(Buffer.from(text, 'base64')),
  },
  'System.Security.SecureString': {
    tag: 'SS',
    write: (value) => toHexText((value as SecureString).reveal()),
    read: (text) => new SecureString(fromHexText(text.trim()) ?? ''),
  },
  'System.Xml.XmlDocument': {
    tag: 'XD',
    write: (value) => encodeClixml(outerXml(value as XmlNode)),
    read: (text) => convertTo(decodeClixml(text), requireType('System.Xml.XmlDocument')),
  },
};

const byTag = new Map(Object.values(scalars).map((scalar) => [scalar.tag, scalar]));

/** Tag and text of a value that is one element; undefined for objects. Script blocks come back as text. */
export function scalarElement(value: Value): { readonly tag: string; readonly text: string } | undefined {
  if (scriptHooks.isBlock(value)) return { tag: 'SBK', text: encodeClixml(toText(value)) };
  const scalar = scalars[typeOf(value).display];
  return scalar && { tag: scalar.tag, text: scalar.write(value) };
}

/** The value of an element with text; undefined for other tags. */
export function readScalar(tag: string, text: string): { readonly value: Value } | undefined {
  if (tag === 'SBK' || tag === 'XD' || tag === 'S') return { value: tag === 'XD' ? byTag.get('XD')!.read(text) : decodeClixml(text) };
  const scalar = byTag.get(tag);
  return scalar && { value: scalar.read(text) };
}

function readDate(text: string): DateTime {
  const keepZone = 128;
  return parseDate(text, invariant, keepZone);
}

/** ISO 8601: `P1DT2H3M4.5S`. */
function duration({ ticks }: TimeSpan): string {
  const all = ticks < 0n ? -ticks : ticks;
  const days = all / ticksPer.day;
  const hours = (all / ticksPer.hour) % 24n;
  const minutes = (all / ticksPer.minute) % 60n;
  const seconds = (all / ticksPer.second) % 60n;
  const fraction = (all % ticksPer.second).toString().padStart(7, '0').replace(/0+$/, '');
  const time =
    (hours ? `${hours}H` : '') + (minutes ? `${minutes}M` : '') + (seconds || fraction ? `${seconds}${fraction && `.${fraction}`}S` : '');
  const text = (days ? `${days}D` : '') + (time && `T${time}`);
  return `${ticks < 0n ? '-' : ''}P${text || 'T0S'}`;
}

function readDuration(text: string): TimeSpan {
  const parts = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/.exec(text.trim());
  if (!parts) return convertTo(text, requireType('System.TimeSpan')) as TimeSpan;
  const [, sign, days = 0, hours = 0, minutes = 0, seconds = 0, fraction = ''] = parts;
  const ticks =
    BigInt(days) * ticksPer.day +
    BigInt(hours) * ticksPer.hour +
    BigInt(minutes) * ticksPer.minute +
    BigInt(seconds) * ticksPer.second +
    BigInt(fraction.padEnd(7, '0').slice(0, 7));
  return new TimeSpan(sign ? -ticks : ticks);
}
