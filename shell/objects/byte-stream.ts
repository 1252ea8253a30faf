/**
 * What this room asks of System.IO.Stream, TextReader and TextWriter. The types themselves touch the machine and are declared where
 * files are; the declarations here only give them names.
 */
export interface ByteSource {
  /** Everything from the position on. */
  rest(): Uint8Array;
}

export interface ByteSink {
  write(bytes: Uint8Array): void;
}

export interface TextSource {
  readToEnd(): string;
}

export interface TextSink {
  write(text: string): void;
}
