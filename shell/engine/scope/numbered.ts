import type { ScopeName } from '../../command/session.ts';
import { toText, tryConvert } from '../../objects/convert.ts';
import { raise } from '../../objects/error.ts';
import { requireType } from '../../objects/net-type.ts';
import type { Frame } from './frame.ts';
import { scopeNamed } from './lookup.ts';

/** The scope that `-Scope` names: Global, Script, Local, or how many scopes up. */
export function scopeFrame(frame: Frame, scope: ScopeName): Frame {
  const name = toText(scope).toLowerCase();
  if (name === 'global' || name === 'script' || name === 'local' || name === 'private') return scopeNamed(frame, name);
  const number = tryConvert(scope, requireType('System.Int32'));
  if (!number.ok || (number.value as number) < 0)
    return raise(
      'PSArgumentException',
      'Argument',
      'InvalidArgument',
      `The scope '${toText(scope)}' is not valid. Valid values are "Global", "Local", or "Script", or a number relative to the current scope (0 through the number of scopes where 0 is the current scope and 1 is its parent).`,
      scope,
    );
  let at: Frame | null = frame.scope;
  for (let up = number.value as number; up > 0 && at !== null; up--) at = at.parent === null ? null : at.parent.scope;
  if (at !== null) return at;
  return raise(
    'PSArgumentOutOfRangeException',
    'ArgumentOutOfRange',
    'InvalidArgument',
    `The scope number '${toText(scope)}' exceeds the number of active scopes. (Parameter 'Scope')\nActual value was ${toText(scope)}.`,
    scope,
  );
}
