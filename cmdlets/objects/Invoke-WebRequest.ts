import { writeFile } from 'node:fs/promises';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { webParameters } from './web-parameters.ts';
import { answerText, sendRequest, type WebGiven } from './web-request.ts';
import type { WebAnswer } from './web-transport.ts';

export default cmdlet({
  verb: 'Invoke',
  noun: 'WebRequest',
  synopsis: 'Asks a web server and gives its whole answer.',
  aliases: ['iwr', 'curl', 'wget'],
  output: ['Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject'],
  defaultSet: 'StandardMethod',
  parameters: webParameters,
  examples: [{ says: 'The status of an answer.', run: '(Invoke-WebRequest https://learn.microsoft.com).StatusCode' }],
  async *process(given, context) {
    const asked: WebGiven = given;
    const answer = await sendRequest(asked, context);
    if (asked.OutFile !== undefined) await writeFile(context.resolve(asked.OutFile), answer.bytes);
    if (asked.OutFile === undefined || asked.PassThru) yield responseOf(answer);
  },
});

function responseOf(answer: WebAnswer): Record<string, unknown> {
  const content = answerText(answer);
  const headers: Record<string, string[]> = {};
  for (const [name, value] of answer.headers) (headers[titled(name)] ??= []).push(value);
  const head = answer.headers.map(([name, value]) => `${titled(name)}: ${value}`).join('\r\n');
  return {
    StatusCode: answer.status,
    StatusDescription: answer.statusText,
    Content: content,
    RawContent: `HTTP/1.1 ${answer.status} ${answer.statusText}\r\n${head}\r\n\r\n${content}`,
    Headers: headers,
    Images: tags(content, 'img'),
    InputFields: tags(content, 'input'),
    Links: tags(content, 'a'),
    RawContentLength: answer.bytes.length,
    RelationLink: {},
  };
}

const titled = (name: string): string => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

/** Elements of a kind with their attributes. */
function tags(html: string, tag: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  for (const match of html.matchAll(new RegExp(`<${tag}(\\s[^>]*)?>`, 'gi'))) {
    const element: Record<string, string> = { outerHTML: match[0], tagName: tag.toUpperCase() };
    for (const attribute of (match[1] ?? '').matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g))
      element[attribute[1]!] = attribute[2] ?? attribute[3] ?? attribute[4] ?? '';
    found.push(element);
  }
  return found;
}
