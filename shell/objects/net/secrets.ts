import { NetException } from '../error.ts';
import { Credential, SecureString } from '../secure-string.ts';
import { bindClass, registerType } from '../type-registry.ts';
import { IntPtr } from './core.ts';

bindClass(SecureString, 'System.Security.SecureString');
bindClass(Credential, 'System.Management.Automation.PSCredential');

function writable(self: SecureString): SecureString {
  if (self.readOnly) throw new NetException('System.InvalidOperationException', 'Instance is read-only.');
  return self;
}

registerType('System.Security.SecureString', () => ({
  sealed: true,
  interfaces: ['System.IDisposable'],
  constructors: { '()': () => new SecureString() },
  instance: {
    'int Length {get;}': (self: SecureString) => self.length,
    'void AppendChar(char c)': (self: SecureString, char: string) => writable(self).append(char),
    'void Clear()': (self: SecureString) => writable(self).clear(),
    'securestring Copy()': (self: SecureString) => new SecureString(self.reveal()),
    'void Dispose()': (self: SecureString) => self.clear(),
    'bool IsReadOnly()': (self: SecureString) => self.readOnly,
    'void MakeReadOnly()': (self: SecureString) => self.makeReadOnly(),
    'void RemoveAt(int index)': (self: SecureString, at: number) => {
      const text = self.reveal();
      writable(self).clear();
      self.append(text.slice(0, at) + text.slice(at + 1));
    },
  },
}));

/** System.Net.NetworkCredential: shows its password to those who ask for it by name. */
export class NetworkCredential {
  userName: string;
  domain: string;
  secret: SecureString;
  constructor(userName = '', secret = new SecureString(), domain = '') {
    this.userName = userName;
    this.secret = secret;
    this.domain = domain;
  }
}
bindClass(NetworkCredential, 'System.Net.NetworkCredential');

function credential(userName: string, password: SecureString): Credential {
  if (!userName)
    throw new NetException(
      'System.Management.Automation.PSArgumentException',
      'Cannot process argument because the value of argument "userName" is not valid. Change the value of the "userName" argument and run the operation again.',
    );
  return new Credential(userName, password);
}

function networkCredential(self: Credential): NetworkCredential {
  const [, domain = '', user = self.userName] = /^([^\\]+)\\(.*)$/.exec(self.userName) ?? [];
  return new NetworkCredential(user, self.password, domain);
}

registerType('System.Management.Automation.PSCredential', () => ({
  sealed: true,
  constructors: { '(string userName, securestring password)': credential },
  instance: {
    'string UserName {get;}': (self: Credential) => self.userName,
    'securestring Password {get;}': (self: Credential) => self.password,
    'System.Net.NetworkCredential GetNetworkCredential()': networkCredential,
  },
  static: { 'pscredential Empty {get;}': () => new Credential('', new SecureString()) },
}));

registerType('System.Net.NetworkCredential', () => ({
  constructors: {
    '()': () => new NetworkCredential(),
    '(string userName, string password)': (user: string, password: string) =>
      new NetworkCredential(user ?? '', new SecureString(password ?? '')),
    '(string userName, securestring password)': (user: string, password: SecureString) =>
      new NetworkCredential(user ?? '', password ?? new SecureString()),
    '(string userName, string password, string domain)': (user: string, password: string, domain: string) =>
      new NetworkCredential(user ?? '', new SecureString(password ?? ''), domain ?? ''),
    '(string userName, securestring password, string domain)': (user: string, password: SecureString, domain: string) =>
      new NetworkCredential(user ?? '', password, domain ?? ''),
  },
  instance: {
    'string UserName {get;set;}': {
      get: (self: NetworkCredential) => self.userName,
      set: (self: NetworkCredential, text: string) => void (self.userName = text ?? ''),
    },
    'string Password {get;set;}': {
      get: (self: NetworkCredential) => self.secret.reveal(),
      set: (self: NetworkCredential, text: string) => void (self.secret = new SecureString(text ?? '')),
    },
    'securestring SecurePassword {get;set;}': {
      get: (self: NetworkCredential) => self.secret,
      set: (self: NetworkCredential, text: SecureString) => void (self.secret = text),
    },
    'string Domain {get;set;}': {
      get: (self: NetworkCredential) => self.domain,
      set: (self: NetworkCredential, text: string) => void (self.domain = text ?? ''),
    },
  },
  hooks: { text: () => 'System.Net.NetworkCredential' },
}));

/** Secrets behind the pointers that Marshal hands out, until they are freed. */
const pointers = new Map<bigint, SecureString>();
let nextPointer = 0x10000n;

function toPointer(text: SecureString): IntPtr {
  nextPointer += 16n;
  pointers.set(nextPointer, text);
  return new IntPtr(nextPointer);
}

const reveal = (pointer: IntPtr) => pointers.get(pointer.value)?.reveal() ?? null;
const free = (pointer: IntPtr) => void pointers.delete(pointer.value);

registerType('System.Runtime.InteropServices.Marshal', () => ({
  abstract: true,
  sealed: true,
  static: {
    'System.IntPtr SecureStringToBSTR(securestring s)': toPointer,
    'System.IntPtr SecureStringToGlobalAllocUnicode(securestring s)': toPointer,
    'System.IntPtr SecureStringToCoTaskMemUnicode(securestring s)': toPointer,
    'string PtrToStringAuto(System.IntPtr ptr)': reveal,
    'string PtrToStringBSTR(System.IntPtr ptr)': reveal,
    'string PtrToStringUni(System.IntPtr ptr)': reveal,
    'void ZeroFreeBSTR(System.IntPtr s)': free,
    'void ZeroFreeGlobalAllocUnicode(System.IntPtr s)': free,
    'void ZeroFreeCoTaskMemUnicode(System.IntPtr s)': free,
    'void FreeHGlobal(System.IntPtr hglobal)': free,
  },
}));
