import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Disposition = 'Created' | 'Renamed' | 'Skipped' | 'Overwritten';

/** Under which name a blob is written, decided once: after a restart it is there already, by our own hand. */
export interface Decision {
  readonly name: string; //              of the blob, without its container
  readonly disposition: Disposition;
}

interface Done {
  readonly index: number;
  readonly bytes: number;
  readonly errors: number;
  readonly warnings: number;
  readonly verboseLength: number;
  readonly errorLength: number;
}

/**
 * How far the copy of a drive has come: one line per decision and per finished blob, and the two logs. Lines are complete when they end; what was cut off
 * by a death is forgotten, and the logs are cut back to the last finished blob.
 */
export class DriveJournal {
  readonly verboseFile: string;
  readonly errorFile: string;
  readonly #file: string;
  readonly #decisions = new Map<number, Decision>();
  #done: Done = { index: -1, bytes: 0, errors: 0, warnings: 0, verboseLength: 0, errorLength: 0 };

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#file = join(folder, 'progress.jsonl');
    this.verboseFile = join(folder, 'verbose.xml');
    this.errorFile = join(folder, 'error.xml');
    if (existsSync(this.#file)) this.#read();
    for (const [file, length] of [
      [this.verboseFile, this.#done.verboseLength],
      [this.errorFile, this.#done.errorLength],
    ] as const)
      if (existsSync(file)) truncateSync(file, length);
      else writeFileSync(file, '');
  }

  #read(): void {
    const text = readFileSync(this.#file, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) truncateSync(this.#file, Buffer.byteLength(whole));
    for (const line of whole.split('\n')) {
      if (line === '') continue;
      const entry = JSON.parse(line) as Partial<Done> & { decided?: number } & Partial<Decision>;
      if (entry.decided !== undefined)
        this.#decisions.set(entry.decided, { name: String(entry.name), disposition: entry.disposition ?? 'Created' });
      else this.#done = entry as Done;
    }
  }

  /** Blobs before this index are finished. */
  get next(): number {
    return this.#done.index + 1;
  }

  get bytes(): number {
    return this.#done.bytes;
  }

  get errors(): number {
    return this.#done.errors;
  }

  get warnings(): number {
    return this.#done.warnings;
  }

  decision(index: number): Decision | undefined {
    return this.#decisions.get(index);
  }

  decide(index: number, decision: Decision): Decision {
    appendFileSync(this.#file, `${JSON.stringify({ decided: index, ...decision })}\n`);
    this.#decisions.set(index, decision);
    return decision;
  }

  /** Adds text before the first blob or after the last one; it is not counted as progress. */
  header(text: string): void {
    if (this.next > 0) return;
    writeFileSync(this.verboseFile, text);
    writeFileSync(this.errorFile, text);
    this.#done = { ...this.#done, verboseLength: Buffer.byteLength(text), errorLength: Buffer.byteLength(text) };
  }

  /** A blob is finished; blobs are finished in the manifest's order. */
  finish(index: number, blob: { bytes: number; isError: boolean; isWarning: boolean; verbose: string; error: string }): void {
    appendFileSync(this.verboseFile, blob.verbose);
    if (blob.error) appendFileSync(this.errorFile, blob.error);
    const { bytes, errors, warnings, verboseLength, errorLength } = this.#done;
    this.#done = {
      index,
      bytes: bytes + blob.bytes,
      errors: errors + (blob.isError ? 1 : 0),
      warnings: warnings + (blob.isWarning ? 1 : 0),
      verboseLength: verboseLength + Buffer.byteLength(blob.verbose),
      errorLength: errorLength + Buffer.byteLength(blob.error),
    };
    appendFileSync(this.#file, `${JSON.stringify(this.#done)}\n`);
    this.#decisions.delete(index);
  }

  /** Closes both logs. Doing it again after a restart gives the same files. */
  close(text: string): void {
    truncateSync(this.verboseFile, this.#done.verboseLength);
    truncateSync(this.errorFile, this.#done.errorLength);
    appendFileSync(this.verboseFile, text);
    appendFileSync(this.errorFile, text);
  }
}
