import type { Value } from '../../objects/value.ts';

/** Records of the warning, verbose and debug streams. */
export class InformationalRecord {
  readonly message: string;
  invocation: Value = null;
  constructor(message: string) {
    this.message = message;
  }
  toString(): string {
    return this.message;
  }
}
export class WarningRecord extends InformationalRecord {
  /** WarningRecord.FullyQualifiedWarningId. */
  readonly id = '';
}
export class VerboseRecord extends InformationalRecord {}
export class DebugRecord extends InformationalRecord {}

/** A record of the information stream. Write-Host makes them with the tag PSHOST. */
export class InformationRecord {
  data: Value;
  source: string;
  tags: string[];
  readonly time: Date;
  user = '';
  computer = '';
  constructor(data: Value, source: string, tags: readonly string[]) {
    this.data = data;
    this.source = source;
    this.tags = [...tags];
    this.time = new Date();
  }
}
