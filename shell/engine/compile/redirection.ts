import type { Redirection, RedirectionStream } from '../../language/ast.ts';
import type { Value } from '../../objects/value.ts';
import { nowhere, type Output } from '../output.ts';
import type { Stage } from '../pipeline/stage.ts';
import type { Frame } from '../scope/frame.ts';
import { FileOutput } from '../streams/file-output.ts';
import { type Redirect, Redirected } from '../streams/redirected.ts';
import type { SideStream } from '../streams/streams.ts';
import { expression } from './expression.ts';
import type { Compiling, Eval } from './shape.ts';

/** Wraps a stage so that its streams go where the text says. */
export type RedirectCode = (f: Frame, stage: Stage) => Stage;

interface Step {
  readonly from: readonly (SideStream | 'output')[];
  readonly file: Eval | null;
  readonly append: boolean;
}

const lower = (stream: RedirectionStream): SideStream | 'output' => stream.toLowerCase() as SideStream | 'output';
const everything: readonly (SideStream | 'output')[] = ['output', 'error', 'warning', 'verbose', 'debug', 'information'];

export function redirectCode(nodes: readonly Redirection[], c: Compiling): RedirectCode | null {
  if (nodes.length === 0) return null;
  const steps: Step[] = nodes.map((node) => ({
    from: node.from === 'All' ? everything : [lower(node.from)],
    file: node.kind === 'FileRedirection' ? expression(node.location, c) : null,
    append: node.kind === 'FileRedirection' && node.append,
  }));
  return (f, stage) => {
    const redirects: Redirect[] = [];
    const closing: (() => void)[] = [];
    for (const step of steps) {
      if (step.file === null) {
        for (const from of step.from) if (from !== 'output') redirects.push({ from, to: 'output' });
        continue;
      }
      const to = fileOutput(f, step.file(f), step.append, closing);
      for (const from of step.from) redirects.push({ from, to });
    }
    return new Redirected(f.engine, stage, redirects, closing);
  };
}

function fileOutput(f: Frame, path: Value, append: boolean, closing: (() => void)[]): Output {
  if (path === null || path === undefined || path === '') return nowhere;
  const file = new FileOutput(f, f.engine.text(path), append);
  closing.push(() => file.close());
  return file;
}
