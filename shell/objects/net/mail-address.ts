import { NetException } from '../error.ts';
import { type HasValueKey, valueKey } from '../hash-key.ts';
import { bindClass, registerType } from '../type-registry.ts';

/** System.Net.Mail.MailAddress. */
export class MailAddress implements HasValueKey {
  readonly user: string;
  readonly host: string;
  readonly displayName: string;
  constructor(user: string, host: string, displayName: string) {
    this.user = user;
    this.host = host;
    this.displayName = displayName;
  }
  get address(): string {
    return `${this.user}@${this.host}`;
  }
  toString(): string {
    return this.displayName ? `"${this.displayName}" <${this.address}>` : this.address;
  }
  [valueKey](): string {
    return `MailAddress${this.toString().toLowerCase()}`;
  }
}
bindClass(MailAddress, 'System.Net.Mail.MailAddress');

function parseMail(text: string, displayName = ''): MailAddress {
  const match = /^\s*(?:(?:"([^"]*)"|([^<"]*?))\s*<([^\s<>@]+)@([^\s<>@]+)>|([^\s<>@]+)@([^\s<>@]+))\s*$/.exec(text ?? '');
  if (!match) throw new NetException('System.FormatException', 'The specified string is not in the form required for an e-mail address.');
  return new MailAddress((match[3] ?? match[5])!, (match[4] ?? match[6])!, displayName || (match[1] ?? match[2] ?? ''));
}

registerType('System.Net.Mail.MailAddress', () => ({
  constructors: { '(string address)': (text: string) => parseMail(text), '(string address, string displayName)': parseMail },
  instance: {
    'string DisplayName {get;}': (self: MailAddress) => self.displayName,
    'string User {get;}': (self: MailAddress) => self.user,
    'string Host {get;}': (self: MailAddress) => self.host,
    'string Address {get;}': (self: MailAddress) => self.address,
    'string ToString()': (self: MailAddress) => self.toString(),
  },
  hooks: { text: (self: MailAddress) => self.toString() },
}));
