import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text, texts, typed } from '../../shell/command/parameter.ts';
import { providerPath } from '../../shell/drives/path.ts';
import type { Dictionary } from '../../shell/objects/dictionary.ts';
import { ErrorRecord, NetException, Raised } from '../../shell/objects/error.ts';
import { toText } from '../../shell/objects/text.ts';
import { XmlDocument, type XmlNode } from '../../shell/objects/xml/node.ts';
import { loadXml } from '../../shell/objects/xml/parse.ts';
import { selectNodes } from '../../shell/objects/xml/xpath.ts';
import { fileText, placesOf } from './file-paths.ts';
import { SelectXmlInfo } from './select-xml-info.ts';

export default coreCmdlet({
  verb: 'Select',
  noun: 'Xml',
  synopsis: 'Finds nodes of XML by an XPath expression.',
  output: ['Microsoft.PowerShell.Commands.SelectXmlInfo'],
  defaultSet: 'Xml',
  parameters: {
    Path: texts({
      sets: { Path: { position: 1, mandatory: true, fromPipeline: 'property' } },
      notEmpty: true,
      completes: 'path',
      help: 'Files.',
    }),
    LiteralPath: texts({
      sets: { LiteralPath: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      notEmpty: true,
      completes: 'path',
      help: 'Files; no character has a meaning of its own.',
    }),
    Xml: typed<readonly XmlNode[]>('System.Xml.XmlNode[]')({
      sets: { Xml: { position: 1, mandatory: true, fromPipeline: 'both' } },
      aliases: ['Node'],
      notEmpty: true,
      help: 'Documents or nodes.',
    }),
    Content: texts({ sets: { Content: { mandatory: true, fromPipeline: 'value' } }, notEmpty: true, help: 'XML as text.' }),
    XPath: text({ position: 0, mandatory: true, notEmpty: true, help: 'The expression.' }),
    Namespace: typed<Dictionary>('System.Collections.Hashtable')({ notEmpty: true, help: 'Addresses of the prefixes in the expression.' }),
  },
  examples: [
    {
      says: 'Texts of elements.',
      run: "Select-Xml -Content '<r><a>1</a></r>' -XPath '//a' | ForEach-Object { $_.Node.InnerText }",
      shows: '1',
    },
  ],
  stage(given, context) {
    const addresses = new Map(Array.from(given.Namespace?.entries() ?? [], ({ key, value }) => [toText(key), toText(value)]));
    const search = (node: XmlNode, path: string): void => {
      try {
        for (const found of selectNodes(given.XPath, node, (prefix) => addresses.get(prefix)))
          context.write(new SelectXmlInfo(found, path, given.XPath));
      } catch (thrown) {
        if (!(thrown instanceof NetException)) throw thrown;
        context.error(new ErrorRecord(thrown, 'ProcessingFile', 'InvalidArgument', given.XPath));
      }
    };
    const searchText = (content: string, path: string): void => {
      try {
        search(documentOf(content), path);
      } catch (thrown) {
        if (!(thrown instanceof NetException)) throw thrown;
        const message = `The file '${path}' cannot be read: ${thrown.message}`;
        context.error(
          new ErrorRecord(new NetException('System.ArgumentException', message, thrown), 'ProcessingFile', 'InvalidArgument', path),
        );
      }
    };
    return {
      process() {
        for (const node of given.Xml ?? []) search(node, 'InputStream');
        for (const content of given.Content ?? []) searchText(content, 'InputStream');
        for (const path of given.LiteralPath ?? given.Path ?? []) {
          try {
            for (const place of placesOf(path, given.LiteralPath !== undefined, context.session))
              searchText(fileText(place, undefined), providerPath(place));
          } catch (thrown) {
            if (!(thrown instanceof Raised)) throw thrown;
            context.error(thrown.record);
          }
        }
      },
    };
  },
});

function documentOf(text: string): XmlDocument {
  const document = new XmlDocument();
  loadXml(document, text);
  return document;
}
