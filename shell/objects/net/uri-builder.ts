import { bindClass, registerType } from '../type-registry.ts';
import { defaultPorts, escapeUnsafe, kinds, make, type NetUri } from './uri.ts';

/** System.UriBuilder: the parts of an address, each to be set. */
export class UriBuilder {
  scheme = 'http';
  host = 'localhost';
  port = -1;
  path = '/';
  query = '';
  fragment = '';
  userName = '';
  password = '';

  static of(uri: NetUri): UriBuilder {
    const made = new UriBuilder();
    const { scheme, host, port, path, query, fragment, user } = uri.absolute;
    const [userName = '', password = ''] = user.split(':');
    return Object.assign(made, { scheme, host, port, path, query, fragment, userName, password });
  }
  get uri(): NetUri {
    return make(this.toString(), kinds.absolute);
  }
  toString(): string {
    const user = this.userName ? `${this.userName}${this.password ? `:${this.password}` : ''}@` : '';
    const port = this.port === -1 || this.port === defaultPorts[this.scheme] ? '' : `:${this.port}`;
    const shownPort = this.port === -1 ? '' : `:${this.port}`;
    return `${this.scheme}://${user}${this.host}${port === '' && this.port !== -1 ? shownPort : port}${this.path}${this.query}${this.fragment}`;
  }
}
bindClass(UriBuilder, 'System.UriBuilder');

registerType('System.UriBuilder', () => {
  const part = (key: 'scheme' | 'host' | 'path' | 'query' | 'fragment' | 'userName' | 'password', turn = (text: string) => text) => ({
    get: (self: UriBuilder) => self[key],
    set: (self: UriBuilder, text: string | null) => void (self[key] = turn(text ?? '')),
  });
  const behind = (mark: string) => (text: string) => (text === '' || text.startsWith(mark) ? text : mark + text);
  return {
    constructors: {
      '()': () => new UriBuilder(),
      '(string uri)': (text: string) =>
        UriBuilder.of(make(/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(text) ? text : `http://${text}`, kinds.absolute)),
      '(uri uri)': (uri: NetUri) => UriBuilder.of(uri),
      '(string schemeName, string hostName)': (scheme: string, host: string) => Object.assign(new UriBuilder(), { scheme, host }),
      '(string scheme, string host, int portNumber)': (scheme: string, host: string, port: number) =>
        Object.assign(new UriBuilder(), { scheme, host, port }),
      '(string scheme, string host, int port, string pathValue)': (scheme: string, host: string, port: number, path: string) =>
        Object.assign(new UriBuilder(), { scheme, host, port, path: behind('/')(path) }),
    },
    instance: {
      'string Scheme {get;set;}': part('scheme'),
      'string UserName {get;set;}': part('userName'),
      'string Password {get;set;}': part('password'),
      'string Host {get;set;}': part('host'),
      'int Port {get;set;}': { get: (self: UriBuilder) => self.port, set: (self: UriBuilder, port: number) => void (self.port = port) },
      'string Path {get;set;}': part('path', (text) => escapeUnsafe(behind('/')(text) || '/')),
      'string Query {get;set;}': part('query', behind('?')),
      'string Fragment {get;set;}': part('fragment', behind('#')),
      'uri Uri {get;}': (self: UriBuilder) => self.uri,
      'string ToString()': (self: UriBuilder) => self.toString(),
    },
    hooks: { text: (self: UriBuilder) => self.toString() },
  };
});
