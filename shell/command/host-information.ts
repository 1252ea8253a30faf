import { bindClass, registerType } from '../objects/net-type.ts';

/** What Write-Host puts on the information stream, tagged PSHOST: a text for the screen with colours and without a line break where asked. */
export class HostInformationMessage {
  readonly message: string;
  readonly noNewLine: boolean;
  /** ConsoleColor names. */
  readonly foreground: string | undefined;
  readonly background: string | undefined;

  constructor(message: string, noNewLine: boolean, foreground?: string, background?: string) {
    this.message = message;
    this.noNewLine = noNewLine;
    this.foreground = foreground;
    this.background = background;
  }
}

const name = 'System.Management.Automation.HostInformationMessage';
bindClass(() => HostInformationMessage, name);
registerType(name, () => ({
  instance: {
    'string Message {get;}': (self: HostInformationMessage) => self.message,
    'bool NoNewLine {get;}': (self: HostInformationMessage) => self.noNewLine,
    'string ToString()': (self: HostInformationMessage) => self.message,
  },
  hooks: { text: (self: HostInformationMessage) => self.message },
}));
