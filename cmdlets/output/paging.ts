import type { HostServices } from '../../shell/command/session.ts';
import type { LineSink } from '../../shell/formatting/line-sink.ts';

const question = '<SPACE> next page; <CR> next line; Q quit';

/** Shows a screen of lines at a time and asks how to go on; `stop` ends the pipeline. */
export function pagedSink(sink: LineSink, host: HostServices, stop: () => never): LineSink {
  let left = host.height - 1;
  const pass = (show: () => void): void => {
    if (left <= 0) {
      const answer = host.readLine(question);
      if (/^q/i.test(answer)) stop();
      left = answer === '' ? 1 : host.height - 1;
    }
    show();
    left--;
  };
  return {
    width: sink.width,
    tableWidth: sink.tableWidth,
    height: sink.height,
    line: (text, stream) => pass(() => sink.line(text, stream)),
    raw: (text, stream) => {
      for (const line of text.split('\n')) pass(() => sink.raw(line, stream));
    },
  };
}
