import type { Value } from '../objects/value.ts';
import type { Formatting } from './formatting.ts';
import { LineOutput } from './line-output.ts';
import type { LineSink } from './line-sink.ts';
import { ObjectFormatter } from './object-formatter.ts';
import { FormatStartData, isPacket, type OutputStream, type Packet } from './packets.ts';

/** Both stages in one: what Out-Default, Out-Host, Out-String and Out-File do with what they are given. */
export interface Formatter {
  /** Lays out an object, or a packet that a Format-* command made. `stream` says where its lines go. */
  write(value: Value, stream?: OutputStream): void;
  /** Closes the open document. Not called when the shell exits in the middle of a script: what is held back is then lost, as in pwsh. */
  end(): void;
}

/** One formatter lives as long as the text it serves: a prompt line, a script, one Out-String. */
export function createFormatter(formatting: Formatting, sink: LineSink): Formatter {
  const output = new LineOutput(
    sink,
    () => formatting.layoutStyle(),
    () => formatting.surroundings.clock(),
  );
  const objects = new ObjectFormatter(formatting, (packet: Packet) => output.add(packet));
  const close = (): void => {
    objects.end();
    output.end();
  };
  return {
    write(value, stream = 'output') {
      if (!isPacket(value)) objects.write(value, stream);
      else {
        if (value instanceof FormatStartData && output.insideGroup) close();
        output.add(value);
      }
    },
    end: close,
  };
}
