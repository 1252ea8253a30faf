import type { FormattingServices, HostServices } from '../command/session.ts';
import type { Value } from '../objects/value.ts';
import type { HostLink } from './host-link.ts';
import type { Sinks } from './streams/streams.ts';

/** The user's side, as the engine needs it. */
export interface EngineHost extends HostServices {
  /** Text that goes to standard error past all streams: what programs wrote there. */
  writeError(text: string): void;
}

/** The drives, as far as the language itself touches them: `$env:X`, `${temp:x}`, paths of scripts. */
export interface DriveAccess {
  /** The session's DriveTable. */
  readonly table: object;
  /** The current location as the prompt shows it. */
  location(): string;
  /** The current folder of the file system. */
  folder(): string;
  /** File-system path of a path with a drive (`Temp:/x`); undefined when there is none. */
  filePath(path: string): string | undefined;
  /** Full path of the provider for a path that need not exist. */
  resolve?(path: string): string;
  /** `$PWD`. */
  pwd?(): Value;
  /** `${drive:path}`: content of an item; undefined when there is none. */
  read(drive: string, path: string): Value;
  /** `${drive:path} = value`; throws DriveNotFound. */
  write(drive: string, path: string, value: Value): void;
}

export interface SessionOptions {
  readonly sinks: Sinks;
  readonly host: EngineHost;
  readonly formatting: FormattingServices;
  readonly drives: DriveAccess;
  /** The bridge to the host thread, started when it is first needed. */
  readonly hostLink?: () => HostLink;
  /** True when the user wants to stop what is running. */
  readonly stop?: () => boolean;
  /** `$PSHOME`. */
  readonly home?: string;
  /** `$PROFILE`. */
  readonly profile?: string;
  /** True when output is not the process's own: programs then never write to it directly. */
  readonly captured?: boolean;
}
