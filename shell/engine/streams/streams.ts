import type { Progress } from '../../command/context.ts';
import type { Output } from '../output.ts';

export type SideStream = 'error' | 'warning' | 'verbose' | 'debug' | 'information';
export const sideStreams: readonly SideStream[] = ['error', 'warning', 'verbose', 'debug', 'information'];

/** Where records of streams 2 to 6 go. `redirected` names those that do not go to the screen: some records then flow that would not be shown. */
export class Streams {
  readonly error: Output;
  readonly warning: Output;
  readonly verbose: Output;
  readonly debug: Output;
  readonly information: Output;
  readonly redirected: ReadonlySet<SideStream>;

  constructor(outputs: Readonly<Record<SideStream, Output>>, redirected: ReadonlySet<SideStream> = new Set()) {
    this.error = outputs.error;
    this.warning = outputs.warning;
    this.verbose = outputs.verbose;
    this.debug = outputs.debug;
    this.information = outputs.information;
    this.redirected = redirected;
  }

  with(changed: Partial<Record<SideStream, Output>>): Streams {
    return new Streams({ ...this.outputs(), ...changed }, new Set([...this.redirected, ...(Object.keys(changed) as SideStream[])]));
  }

  outputs(): Record<SideStream, Output> {
    const { error, warning, verbose, debug, information } = this;
    return { error, warning, verbose, debug, information };
  }
}

/** The screen's ends of all streams, given by whoever hosts the session. */
export interface Sinks extends Readonly<Record<SideStream, Output>> {
  progress(state: Progress): void;
}
