import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, size, text, typed } from '../../shell/command/parameter.ts';
import { currentCulture } from '../../shell/objects/culture.ts';
import { formatDate } from '../../shell/objects/date-format.ts';
import { DateTime, unixEpochTicks } from '../../shell/objects/datetime.ts';
import { addMember } from '../../shell/objects/members.ts';
import { type EnumValue, enumNamed, registerType } from '../../shell/objects/net-type.ts';
import { ticksPer } from '../../shell/objects/timespan.ts';
import { formatUnixDate } from './unix-date-format.ts';

const displayHint = 'Microsoft.PowerShell.Commands.DisplayHintType';
registerType(displayHint, () => ({ kind: 'enum', enum: { members: { Date: 0, Time: 1, DateTime: 2 } } }));

const byUnixTime = ['UnixTimeSecondsAndFormat', 'UnixTimeSecondsAndUFormat'];
/** Formats by name; those that end in Universal are in UTC. */
const fileFormats: Readonly<Record<string, string>> = {
  filedate: 'yyyyMMdd',
  filedateuniversal: "yyyyMMdd'Z'",
  filedatetime: "yyyyMMdd'T'HHmmssffff",
  filedatetimeuniversal: "yyyyMMdd'T'HHmmssffff'Z'",
};

export default coreCmdlet({
  verb: 'Get',
  noun: 'Date',
  synopsis: 'Gives the date and time, now or of a given day, as a date or as text.',
  output: ['System.DateTime', 'System.String'],
  defaultSet: 'DateAndFormat',
  parameters: {
    Date: typed<DateTime>('System.DateTime')({
      sets: { DateAndFormat: { position: 0, fromPipeline: 'both' }, DateAndUFormat: { position: 0, fromPipeline: 'both' } },
      aliases: ['LastWriteTime'],
      help: 'A date; now when left out.',
    }),
    UnixTimeSeconds: size({
      sets: Object.fromEntries(byUnixTime.map((set) => [set, { mandatory: true }])),
      aliases: ['UnixTime'],
      help: 'Seconds since 1970-01-01 in UTC.',
    }),
    Year: integer({ range: [1, 9999], help: 'This year instead.' }),
    Month: integer({ range: [1, 12], help: 'This month instead.' }),
    Day: integer({ range: [1, 31], help: 'This day instead.' }),
    Hour: integer({ range: [0, 23], help: 'This hour instead.' }),
    Minute: integer({ range: [0, 59], help: 'This minute instead.' }),
    Second: integer({ range: [0, 59], help: 'This second instead.' }),
    Millisecond: integer({ range: [0, 999], help: 'This millisecond instead.' }),
    DisplayHint: typed<EnumValue>(displayHint)({ help: 'Date, Time or DateTime: what the screen shows.' }),
    UFormat: text({
      sets: { DateAndUFormat: { mandatory: true }, UnixTimeSecondsAndUFormat: { mandatory: true } },
      help: 'A format of the Unix date command: %Y-%m-%d.',
    }),
    Format: text({
      sets: ['DateAndFormat', 'UnixTimeSecondsAndFormat'],
      help: 'A .NET format, or FileDate, FileDateTime, FileDateUniversal, FileDateTimeUniversal.',
    }),
    AsUTC: flag({ help: 'In Coordinated Universal Time.' }),
  },
  examples: [{ says: 'The day of the week.', run: "Get-Date -Date '2024-02-29' -Format dddd", shows: 'Thursday' }],
  stage(given, context) {
    return {
      process() {
        let date = given.Date ?? now();
        if (byUnixTime.includes(context.parameterSet))
          date = new DateTime(BigInt(given.UnixTimeSeconds ?? 0) * ticksPer.second + unixEpochTicks, 'Utc').toLocal();
        if (given.Year !== undefined) date = date.addMonths((given.Year - date.year) * 12);
        if (given.Month !== undefined) date = date.addMonths(given.Month - date.month);
        if (given.Day !== undefined) date = date.add(given.Day - date.day, ticksPer.day);
        if (given.Hour !== undefined) date = date.add(given.Hour - date.hour, ticksPer.hour);
        if (given.Minute !== undefined) date = date.add(given.Minute - date.minute, ticksPer.minute);
        if (given.Second !== undefined) date = date.add(given.Second - date.second, ticksPer.second);
        if (given.Millisecond !== undefined)
          date = date.add(given.Millisecond - date.millisecond, ticksPer.millisecond).plus(-(date.ticks % ticksPer.millisecond));
        if (given.AsUTC) date = date.toUniversal();
        if (given.UFormat !== undefined) context.write(formatUnixDate(date, given.UFormat, currentCulture()));
        else if (given.Format !== undefined) context.write(formatted(date, given.Format));
        else
          context.write(
            addMember(date.plus(0n), {
              kind: 'NoteProperty',
              name: 'DisplayHint',
              value: given.DisplayHint ?? enumNamed(displayHint, 'DateTime'),
            }),
          );
      },
    };
  },
});

function now(): DateTime {
  return DateTime.fromDate(new Date());
}

function formatted(date: DateTime, format: string): string {
  const named = fileFormats[format.toLowerCase()];
  if (named === undefined) return formatDate(date, format, currentCulture());
  return formatDate(format.toLowerCase().endsWith('universal') ? date.toUniversal() : date, named, currentCulture());
}
