import { createReadStream } from 'node:fs';
import { LocalFailure } from '../contracts/failure.ts';

/** One record of a journal (import-export 2.4). Keys keep their order; unknown ones are kept. */
export interface JournalRecord {
  readonly Time: Date;
  readonly Type: string; //              NewJournalFile, ActivityRecord
  readonly Values: ReadonlyMap<string, string>;
}

const beginning = /^\[BeginUpdateRecord\]\[(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{3})\]\[Type:([^\]]*)\]$/;
/** A line longer than this is not from a journal. */
const longestLine = 1_000_000;

/**
 * The text of a record. Values of several lines stand between [BeginValue] and [EndValue]; the format has no escape, so a value that
 * holds such a line, or a key with a colon, is refused (RangeError).
 */
export function journalText({ Time, Type, Values }: JournalRecord): string {
  const time = Time.toISOString().replaceAll('-', '/').replace('T', ' ').replace('Z', '');
  let text = `[BeginUpdateRecord][${time}][Type:${Type}]\n`;
  for (const [key, value] of Values) {
    if (!/^[A-Za-z][\w.-]*$/.test(key)) throw new RangeError(`"${key}" is no key of a journal`);
    if (/^\[(BeginUpdateRecord|EndUpdateRecord|BeginValue|EndValue)\]/m.test(value) || value.includes('\r'))
      throw new RangeError(`the value of ${key} does not fit into a journal`);
    text += value.includes('\n') ? `${key}: [BeginValue]\n${value}\n[EndValue]\n` : `${key}: ${value}\n`;
  }
  return `${text}[EndUpdateRecord]\n`;
}

/**
 * Reads a journal record by record. A record without its end is where the writer was killed: it is passed over, and what follows is read.
 * `torn` in the answer says that the last record is such a one. Times are those of the writer's clock and say nothing about the order.
 * Throws LocalFailure JournalDamaged with the line for anything else.
 */
export async function* readJournal(path: string): AsyncGenerator<JournalRecord, { torn: boolean }> {
  let record: { Time: Date; Type: string; Values: Map<string, string> } | undefined;
  let value: { key: string; lines: string[] } | undefined;
  // A line that is not of the format: it is the end of a torn record when the next one starts a record or the file ends.
  let odd: { number: number; why: string } | undefined;
  let number = 0;
  for await (const line of lines(path)) {
    number += 1;
    const start = beginning.exec(line);
    if (start) {
      const [year, month, day, hour, minute, second, millisecond] = start.slice(1, 8).map(Number) as DateParts;
      record = {
        Time: new Date(Date.UTC(year, month - 1, day, hour, minute, second, millisecond)),
        Type: start[8] ?? '',
        Values: new Map(),
      };
      value = undefined;
      odd = undefined;
    } else if (value && record) {
      if (line === '[EndValue]') {
        record.Values.set(value.key, value.lines.join('\n'));
        value = undefined;
      } else value.lines.push(line);
    } else if (line.trim() === '') {
      // Stands behind a torn record.
    } else if (odd) throw damaged(path, odd.number, odd.why);
    else if (!record) odd = { number, why: 'it belongs to no record' };
    else if (line === '[EndUpdateRecord]') {
      yield record;
      record = undefined;
    } else {
      const [, key, text = ''] = /^([A-Za-z][\w.-]*):(?: (.*))?$/.exec(line) ?? [];
      if (key === undefined) {
        odd = { number, why: 'it is neither "key: value" nor the end of a record' };
        record = undefined;
      } else if (text === '[BeginValue]') value = { key, lines: [] };
      else record.Values.set(key, text);
    }
  }
  return { torn: record !== undefined || odd !== undefined };
}

type DateParts = [number, number, number, number, number, number, number];

async function* lines(path: string): AsyncGenerator<string> {
  let rest = '';
  let number = 0;
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 256 * 1024 })) {
      const parts = `${rest}${chunk as string}`.split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        number += 1;
        yield part.endsWith('\r') ? part.slice(0, -1) : part;
      }
      if (rest.length > longestLine) throw damaged(path, number + 1, 'it has no end');
    }
  } catch (cause) {
    if (cause instanceof LocalFailure) throw cause;
    throw new LocalFailure('JournalUnreadable', 'ReadError', `The journal ${path} cannot be read: ${(cause as Error).message}.`, {
      target: path,
      advice: 'Check the rights of the file and the disk it lies on, then try again.',
      cause,
    });
  }
  // A last line without its end was torn; it is handed on only so that the record it stands in counts as torn.
  if (rest !== '') yield rest;
}

function damaged(path: string, line: number, why: string): LocalFailure {
  return new LocalFailure('JournalDamaged', 'InvalidData', `The journal ${path} is damaged in line ${line}: ${why}.`, {
    target: `${path}:${line}`,
    advice:
      'Move the journal away and start the preparation again: files that are on the drive are compared with the staging location and not copied again.',
  });
}
