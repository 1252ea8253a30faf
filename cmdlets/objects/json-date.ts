import { DateTime, DateTimeOffset, dateTicks, timeTicks, unixEpochTicks } from '../../shell/objects/datetime.ts';
import { NetException } from '../../shell/objects/error.ts';
import { TimeSpan, ticksPer } from '../../shell/objects/timespan.ts';
import type { Value } from '../../shell/objects/value.ts';

export type JsonDateKind = 'Default' | 'Local' | 'Utc' | 'Offset' | 'String';

const iso = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,16}))?(Z|[+-]\d\d(?::?\d\d)?)?$/;
const microsoft = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/;

/** Text that is an ISO 8601 date with a time becomes a date; all other text stays. */
export function jsonText(text: string, kind: JsonDateKind): Value {
  if (kind === 'String' || text.length < 9 || (text.charCodeAt(10) !== 84 && text.charCodeAt(0) !== 47)) return text;
  const old = microsoft.exec(text);
  if (old)
    return asKind(
      new DateTime(BigInt(old[1]!) * ticksPer.millisecond + unixEpochTicks, 'Utc'),
      0n,
      old[2] === undefined ? 'Z' : old[2],
      kind,
    );
  const parts = iso.exec(text);
  if (!parts) return text;
  try {
    const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [number, number, number, number, number, number];
    const fraction = BigInt((parts[7] ?? '').padEnd(7, '0').slice(0, 7));
    const ticks = dateTicks(year, month, day) + timeTicks(hour, minute, second) + fraction;
    const zone = parts[8];
    const offset = zone === undefined || zone === 'Z' ? 0n : offsetTicks(zone);
    return asKind(new DateTime(ticks - offset, zone === undefined ? 'Unspecified' : 'Utc'), offset, zone, kind);
  } catch (thrown) {
    if (thrown instanceof NetException) return text;
    throw thrown;
  }
}

function offsetTicks(zone: string): bigint {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  const ticks = BigInt(hours ?? 0) * ticksPer.hour + BigInt(minutes ?? 0) * ticksPer.minute;
  return sign === '-' ? -ticks : ticks;
}

/** `date` is UTC unless its text had no zone. */
function asKind(date: DateTime, offset: bigint, zone: string | undefined, kind: JsonDateKind): Value {
  switch (kind) {
    case 'Utc':
      return zone === undefined ? date.withKind('Utc') : date;
    case 'Local':
      return zone === undefined ? date.withKind('Local') : date.toLocal();
    case 'Offset':
      return zone === undefined ? DateTimeOffset.fromDateTime(date) : DateTimeOffset.fromUtc(date.ticks, new TimeSpan(offset));
    default:
      return zone === undefined || zone === 'Z' ? date : date.toLocal();
  }
}
