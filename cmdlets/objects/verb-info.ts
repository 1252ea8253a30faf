import type { Verb } from '../../shell/command/verb.ts';
import { bindClass, registerType } from '../../shell/objects/net-type.ts';

/** A line of Get-Verb. */
export class VerbInfo {
  readonly about: Verb;
  constructor(about: Verb) {
    this.about = about;
  }
}

const name = 'System.Management.Automation.VerbInfo';
bindClass(VerbInfo, name);
registerType(name, () => ({
  instance: {
    'string Verb {get;}': (self: VerbInfo) => self.about.verb,
    'string AliasPrefix {get;}': (self: VerbInfo) => self.about.prefix,
    'string Group {get;}': (self: VerbInfo) => self.about.group,
  },
  hooks: { text: (self: VerbInfo) => self.about.verb },
}));
