import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { blobStatus, driveStatus } from './drive-log-status.ts';

/** One blob of a drive's log. */
export interface DriveLogEntry {
  DriveId: string;
  BlobPath: string;
  FilePath: string;
  Length: number;
  Status: string;
  Disposition: string | null;
  /** Ranges or blocks: how many, how many of them not Completed, and the first of those. */
  Parts: number;
  PartsFailed: number;
  FailedParts: { Offset: number; Length: number; Status: string }[];
  Meaning: string;
  Advice: string | null;
}

export interface DriveLogSummary {
  DriveId: string;
  Version: string;
  Status: string;
  Blobs: number;
  BlobsFailed: number;
  Bytes: number;
  Meaning: string;
  Advice: string | null;
}

/** What makes a log unreadable: it is not well-formed, or no DriveLog. `line` counts from 1. */
export class DriveLogError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** A log may come from anywhere; these bounds are far above what the service writes. */
const deepest = 12;
const longestText = 1 << 16;
const mostFailedParts = 1000;

/**
 * Reads a log piece by piece: `write` gives the blobs that a piece completed, `end` the summary. Takes both generations of the classic log
 * (2014-11-01 and 2018-10-01; the version may be missing) and hashes with a leading blank. Throws DriveLogError.
 */
export function driveLogReader(): { write(text: string): DriveLogEntry[]; end(): DriveLogSummary } {
  const parser = new SaxesParser();
  const path: string[] = [];
  let done: DriveLogEntry[] = [];
  let text = '';
  let blob: DriveLogEntry | undefined;
  const summary: DriveLogSummary = { DriveId: '', Version: '', Status: '', Blobs: 0, BlobsFailed: 0, Bytes: 0, Meaning: '', Advice: null };
  const refuse = (why: string): never => {
    throw new DriveLogError(why, parser.line);
  };

  parser.on('error', (error) => refuse(error.message.replace(/^\d+:\d+:\s*/, '')));
  parser.on('doctype', () => refuse('a log has no document type'));
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (path.length === 0 && name !== 'DriveLog') refuse(`the document is a ${name}, not a DriveLog`);
    if (path.push(name) > deepest) refuse('elements are nested too deep');
    text = '';
    if (name === 'DriveLog') summary.Version = attributes.Version ?? '';
    else if (name === 'Blob' && path.length === 2) blob = emptyBlob(summary.DriveId, attributes.Status);
    else if (blob && (name === 'PageRange' || name === 'Block')) addPart(blob, attributes);
    else if (blob && name === 'ImportDisposition') blob.Disposition = attributes.Status?.trim() ?? null;
  });
  parser.on('text', (more) => {
    text += more;
    if (text.length > longestText) refuse('a text is too long');
  });
  parser.on('closetag', ({ name }) => {
    path.pop();
    const said = text.trim();
    text = '';
    if (blob && path.length === 2) {
      if (name === 'BlobPath' || name === 'FilePath') blob[name] = said;
      else if (name === 'Length') blob.Length = wholeNumber(said);
      else if (name === 'ImportDisposition' && said && !blob.Disposition) blob.Disposition = said;
    } else if (blob && name === 'Blob' && path.length === 1) {
      finish(blob, summary);
      done.push(blob);
      blob = undefined;
    } else if (path.length === 1 && (name === 'DriveId' || name === 'Status')) summary[name] = said;
  });

  return {
    write(piece) {
      parser.write(piece);
      const ready = done;
      done = [];
      return ready;
    },
    end() {
      parser.close();
      if (summary.Version === '' && summary.DriveId === '' && summary.Status === '') refuse('the log is empty');
      const { means, advice } = driveStatus(summary.Status);
      return { ...summary, Meaning: means, Advice: advice ?? null };
    },
  };
}

const emptyBlob = (DriveId: string, status: string | undefined): DriveLogEntry => ({
  DriveId,
  BlobPath: '',
  FilePath: '',
  Length: 0,
  Status: status?.trim() ?? '',
  Disposition: null,
  Parts: 0,
  PartsFailed: 0,
  FailedParts: [],
  Meaning: '',
  Advice: null,
});

function addPart(blob: DriveLogEntry, { Offset = '', Length = '', Status = '' }: Readonly<Record<string, string>>): void {
  blob.Parts++;
  if (Status.trim() === 'Completed') return;
  blob.PartsFailed++;
  if (blob.FailedParts.length < mostFailedParts)
    blob.FailedParts.push({ Offset: wholeNumber(Offset), Length: wholeNumber(Length), Status: Status.trim() });
}

function finish(blob: DriveLogEntry, summary: DriveLogSummary): void {
  const { means, advice } = blobStatus(blob.Status);
  blob.Meaning = means;
  blob.Advice = advice ?? null;
  summary.Blobs++;
  if (blob.Status === 'Completed') summary.Bytes += blob.Length;
  else summary.BlobsFailed++;
}

function wholeNumber(text: string): number {
  const number = Number(text.trim());
  return Number.isSafeInteger(number) && number >= 0 ? number : 0;
}
