import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ErrorRecord, NetException, Raised } from '../objects/error.ts';

/** An element of a format file. */
export interface Element {
  readonly name: string;
  readonly children: readonly Element[];
  /** The text inside, as it stands. */
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
});

/** The root element of an XML text; throws `refused` for what is no XML. */
export function parseFormatXml(text: string, path: string): Element {
  const checked = XMLValidator.validate(text);
  if (checked !== true)
    throw refused(path, `Error in file ${path}: ${checked.err.msg} Line ${checked.err.line}, position ${checked.err.col}.`);
  const nodes = (parser.parse(text) as Node[]).map(elementOf).filter((node) => node !== undefined);
  return nodes[0] ?? { name: '', children: [], text: '' };
}

type Node = Readonly<Record<string, unknown>>;

function elementOf(node: Node): Element | undefined {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined || name.startsWith('#')) return undefined;
  const inside = node[name] as Node[];
  return { name, children: inside.map(elementOf).filter((child) => child !== undefined), text: inside.map(textOf).join('') };
}

function textOf(node: Node): string {
  if ('#text' in node) return String(node['#text']);
  if ('#cdata' in node) return (node['#cdata'] as Node[]).map(textOf).join('');
  return '';
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((each) => each.name === name);
}

export function childrenNamed(element: Element | undefined, name: string): Element[] {
  return (element?.children ?? []).filter((each) => each.name === name);
}

/** The text of a child, without the blanks around it; undefined when there is none. */
export function childText(element: Element | undefined, name: string): string | undefined {
  return child(element, name)?.text.trim();
}

/** The error of a format file that cannot be used. */
export function refused(path: string, reason: string): Raised {
  const message = `Errors occurred while loading the format data file: \n${path}, ${reason}`;
  const record = new ErrorRecord(
    new NetException('System.Management.Automation.RuntimeException', message),
    'FormatXmlUpdateException',
    'InvalidOperation',
    null,
  );
  return new Raised(record);
}
