import { bindClass, registerType } from '../../shell/objects/net-type.ts';
import type { XmlNode } from '../../shell/objects/xml/node.ts';

/** What Select-Xml gives for each node. */
export class SelectXmlInfo {
  readonly node: XmlNode;
  readonly path: string;
  readonly pattern: string;

  constructor(node: XmlNode, path: string, pattern: string) {
    this.node = node;
    this.path = path;
    this.pattern = pattern;
  }
}

const name = 'Microsoft.PowerShell.Commands.SelectXmlInfo';
bindClass(SelectXmlInfo, name);
registerType(name, () => ({
  instance: {
    'System.Xml.XmlNode Node {get;}': (self: SelectXmlInfo) => self.node,
    'string Path {get;}': (self: SelectXmlInfo) => self.path,
    'string Pattern {get;}': (self: SelectXmlInfo) => self.pattern,
  },
  hooks: { text: (self: SelectXmlInfo) => (self.path === 'InputStream' ? self.node.content : `${self.node.content} ${self.path}`) },
}));
