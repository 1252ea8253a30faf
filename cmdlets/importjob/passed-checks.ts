import { Failure } from '../../shell/command/context.ts';
import { type Finding, failed, warned } from '../rules/finding.ts';

/** Warns of what is only doubtful; throws the first error under its own id, with all of them in its words. */
export function passedChecks(findings: readonly Finding[], warn: (text: string) => void): void {
  for (const { Message, Advice } of warned(findings)) warn(Advice ? `${Message} ${Advice}` : Message);
  const [first, ...more] = failed(findings);
  if (!first) return;
  const text = [first, ...more].map(({ Message }) => Message).join(' ');
  throw new Failure(first.Check, 'InvalidArgument', text, {
    target: first.Target,
    advice: [first, ...more]
      .map(({ Advice }) => Advice)
      .filter(Boolean)
      .join(' '),
  });
}
