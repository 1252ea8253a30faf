import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { ErrorRecord, NetException, Raised } from '../../shell/objects/error.ts';
import { getProperty } from '../../shell/objects/members.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { XmlDocument } from '../../shell/objects/xml/node.ts';
import { loadXml } from '../../shell/objects/xml/parse.ts';
import { jsonObjects } from './json-objects.ts';
import { JsonError } from './json-reader.ts';
import { webParameterNames, webParameters } from './web-parameters.ts';

export default coreCmdlet({
  verb: 'Invoke',
  noun: 'RestMethod',
  synopsis: 'Asks a web service and gives its answer as objects.',
  aliases: ['irm'],
  output: ['System.Object'],
  defaultSet: 'StandardMethod',
  parameters: webParameters,
  examples: [{ says: 'A property of the answer.', run: '(Invoke-RestMethod https://api.github.com).current_user_url' }],
  stage(given, context) {
    const values: Readonly<Record<string, Value>> = given as never;
    return {
      process() {
        const named: Record<string, Value> = {};
        for (const name of webParameterNames) if (context.isBound(name)) named[name] = values[name];
        for (const answer of asked(() => context.session.commands.invoke('Invoke-WebRequest', [], named))) context.write(contentOf(answer));
      },
    };
  },
});

/** Errors of the request are those of this command. */
function asked(request: () => Value[]): Value[] {
  try {
    return request();
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown;
    const { exception, id, category, target, advice } = thrown.record;
    throw new Raised(new ErrorRecord(exception, id.replace(/,.*$/, ''), category, target, advice));
  }
}

/** JSON becomes objects, XML a document, all else stays text; a list comes as one object. */
function contentOf(answer: Value): Value {
  const text = toText(getProperty(answer, 'Content'));
  const type = toText(getProperty(getProperty(answer, 'Headers'), 'Content-Type'));
  if (/\bxml\b/i.test(type)) return documentOf(text) ?? text;
  const trimmed = text.trimStart();
  if (!/json/i.test(type) && !/^[[{]/.test(trimmed)) return trimmed.startsWith('<?xml') ? (documentOf(text) ?? text) : text;
  try {
    return jsonObjects(text, { asTable: false, kind: 'Default', depth: 1024 });
  } catch (thrown) {
    if (thrown instanceof JsonError) return text;
    throw thrown;
  }
}

function documentOf(text: string): XmlDocument | undefined {
  const document = new XmlDocument();
  try {
    loadXml(document, text);
    return document;
  } catch (thrown) {
    if (thrown instanceof NetException) return undefined;
    throw thrown;
  }
}
