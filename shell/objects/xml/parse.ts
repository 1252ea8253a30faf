import { NetException } from '../error.ts';
import {
  characterData,
  XmlAttribute,
  type XmlDocument,
  XmlDocumentType,
  XmlElement,
  type XmlNode,
  XmlProcessingInstruction,
  xmlnsNamespace,
} from './node.ts';

// Names as XML 1.0 (fifth edition) has them; what lies above U+FFFF comes as surrogates.
const startChars =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uDFFF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const nameStart = new RegExp(`[${startChars}]`);
const nameForm = new RegExp(`[${startChars}.\\-0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`, 'y');
const blankForm = /[ \t\r\n]*/y;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

interface OpenElement {
  readonly element: XmlElement;
  /** Place of its name in the text. */
  readonly at: number;
}

/** Reads XML text into the children of a node. Throws an XmlException with line and position. External entities are never fetched. */
class Parser {
  readonly #text: string;
  readonly #document: XmlDocument;
  readonly #keepBlanks: boolean;
  readonly #internal = new Map<string, string>();
  #at = 0;

  constructor(text: string, document: XmlDocument, keepBlanks: boolean) {
    this.#text = text.startsWith('\ufeff') ? text.slice(1) : text;
    this.#document = document;
    this.#keepBlanks = keepBlanks;
  }

  #fail(message: string, at = this.#at): never {
    const before = this.#text.slice(0, at);
    const line = before.split('\n').length;
    const position = at - before.lastIndexOf('\n');
    const exception = new NetException('System.Xml.XmlException', `${message} Line ${line}, position ${position}.`);
    exception.data.set('LineNumber', line);
    exception.data.set('LinePosition', position);
    throw exception;
  }

  #blanks(): boolean {
    blankForm.lastIndex = this.#at;
    const found = blankForm.exec(this.#text)![0];
    this.#at += found.length;
    return found.length > 0;
  }

  #name(): string {
    const first = this.#text[this.#at];
    if (first === undefined) this.#endOfFile([]);
    if (!nameStart.test(first!)) {
      const code = first!.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
      this.#fail(`Name cannot begin with the '${first}' character, hexadecimal value 0x${code}.`);
    }
    nameForm.lastIndex = this.#at;
    const name = nameForm.exec(this.#text)![0];
    this.#at += name.length;
    return name;
  }

  #endOfFile(open: readonly OpenElement[]): never {
    const names = open.map(({ element }) => element.name).reverse();
    if (names.length)
      this.#fail(`Unexpected end of file has occurred. The following elements are not closed: ${names.join(', ')}.`, this.#text.length);
    return this.#fail('Unexpected end of file has occurred.', this.#text.length);
  }

  /** A whole document. */
  document(into: XmlDocument): void {
    if (/^\s*$/.test(this.#text)) throw new NetException('System.Xml.XmlException', 'Root element is missing.');
    this.#declaration(into);
    this.#content(into, true);
    if (!into.root) throw new NetException('System.Xml.XmlException', 'Root element is missing.');
  }

  /** What may stand inside an element: InnerXml. */
  fragment(into: XmlNode): void {
    this.#content(into, false);
  }

  #declaration(into: XmlNode): void {
    const match = /^<\?xml(?=\s)([^?]*)\?>/.exec(this.#text);
    if (!match) return;
    if (
      !/^\s+version\s*=\s*(['"])1\.\d\1(\s+encoding\s*=\s*(['"])[A-Za-z][\w.-]*\3)?(\s+standalone\s*=\s*(['"])(yes|no)\5)?\s*$/.test(
        match[1]!,
      )
    )
      this.#fail('Syntax for an XML declaration is invalid.', 2);
    into.insert(
      characterData(
        'XmlDeclaration',
        this.#document,
        match[1]!
          .trim()
          .replace(/\s*=\s*(['"])(.*?)\1/g, '="$2"')
          .replace(/\s+/g, ' '),
      ),
      null,
    );
    this.#at = match[0].length;
  }

  #content(into: XmlNode, isDocument: boolean): void {
    const open: OpenElement[] = [];
    let current = into;
    while (this.#at < this.#text.length) {
      if (this.#text[this.#at] !== '<') {
        this.#characters(current, isDocument && open.length === 0);
        continue;
      }
      const next = this.#text[this.#at + 1];
      if (next === '/') {
        current = this.#endTag(open, into);
      } else if (next === '!' || next === '?') this.#special(current, isDocument && open.length === 0);
      else {
        if (isDocument && open.length === 0 && (into as XmlDocument).root) this.#fail('There are multiple root elements.', this.#at + 1);
        const started = this.#startTag(current);
        if (!started.closed) {
          open.push(started);
          current = started.element;
        }
      }
    }
    if (open.length) this.#endOfFile(open);
  }

  #endTag(open: OpenElement[], into: XmlNode): XmlNode {
    this.#at += 2;
    const from = this.#at;
    const last = open.pop();
    if (!last) return this.#fail('Unexpected end tag.', from - (into.kind === 'Document' ? 0 : 0));
    const name = this.#name();
    if (name !== last.element.name) {
      const before = this.#text.slice(0, last.at);
      const line = before.split('\n').length;
      const position = last.at - before.lastIndexOf('\n');
      this.#fail(
        `The '${last.element.name}' start tag on line ${line} position ${position} does not match the end tag of '${name}'.`,
        from,
      );
    }
    this.#blanks();
    if (this.#text[this.#at] !== '>') this.#unexpected('>');
    this.#at++;
    last.element.isEmpty = false;
    return open.at(-1)?.element ?? into;
  }

  #unexpected(expected: string): never {
    const found = this.#text[this.#at];
    if (found === undefined) this.#endOfFile([]);
    return this.#fail(`'${found}' is an unexpected token. The expected token is '${expected}'.`);
  }

  #startTag(parent: XmlNode): OpenElement & { closed: boolean } {
    this.#at++;
    const at = this.#at;
    const name = this.#name();
    const given: { name: string; text: string; at: number }[] = [];
    for (;;) {
      const blank = this.#blanks();
      const c = this.#text[this.#at];
      if (c === undefined) this.#endOfFile([]);
      if (c === '>' || c === '/') break;
      if (!blank) this.#fail(`'${c}' is an unexpected token. Expecting white space.`);
      const where = this.#at;
      const attribute = this.#name();
      if (given.some((each) => each.name === attribute)) this.#fail(`'${attribute}' is a duplicate attribute name.`, where);
      this.#blanks();
      if (this.#text[this.#at] !== '=') this.#unexpected('=');
      this.#at++;
      this.#blanks();
      given.push({ name: attribute, text: this.#attributeText(), at: where });
    }
    const element = this.#build(parent, name, at, given);
    const closed = this.#text[this.#at] === '/';
    if (closed) this.#at++;
    if (this.#text[this.#at] !== '>') this.#unexpected('>');
    this.#at++;
    return { element, at, closed };
  }

  #build(parent: XmlNode, name: string, at: number, given: readonly { name: string; text: string; at: number }[]): XmlElement {
    const own = new Map(
      given
        .filter((a) => a.name === 'xmlns' || a.name.startsWith('xmlns:'))
        .map((a) => [a.name === 'xmlns' ? '' : a.name.slice(6), a.text]),
    );
    const resolve = (qualified: string, where: number, isAttribute: boolean): string => {
      const colon = qualified.indexOf(':');
      const prefix = colon < 0 ? '' : qualified.slice(0, colon);
      if (isAttribute && prefix === '') return qualified === 'xmlns' ? xmlnsNamespace : '';
      const found = own.get(prefix) ?? parent.lookupNamespace(prefix);
      return found ?? this.#fail(`'${prefix}' is an undeclared prefix.`, where);
    };
    const element = new XmlElement(this.#document, name, resolve(name, at, false));
    for (const attribute of given)
      element.putAttribute(new XmlAttribute(this.#document, attribute.name, resolve(attribute.name, attribute.at, true), attribute.text));
    parent.insert(element, null);
    return element;
  }

  #attributeText(): string {
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== "'") {
      if (quote === undefined) this.#endOfFile([]);
      this.#fail(`'${quote}' is an unexpected token. The expected token is '"' or '''.`);
    }
    const end = this.#text.indexOf(quote!, this.#at + 1);
    if (end < 0) this.#endOfFile([]);
    const raw = this.#text.slice(this.#at + 1, end);
    const less = raw.indexOf('<');
    if (less >= 0) this.#fail("'<', hexadecimal value 0x3C, is an invalid attribute character.", this.#at + 1 + less);
    const text = this.#expand(raw.replace(/\r\n|[\t\r\n]/g, ' '), this.#at + 1);
    this.#at = end + 1;
    return text;
  }

  /** Puts entities in; `from` is where the text begins. */
  #expand(raw: string, from: number, depth = 0): string {
    if (!raw.includes('&')) return raw;
    if (depth > 16) this.#fail('Entities are nested too deeply.', from);
    return raw.replace(
      /&(?:#(\d+);|#x([0-9a-fA-F]+);|([^\s;&<]+);|)/g,
      (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined, at: number) => {
        if (decimal !== undefined || hex !== undefined) {
          const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex!, 16);
          if (point > 0x10ffff || (point < 32 && ![9, 10, 13].includes(point)))
            this.#fail(`'${whole}' is an invalid character.`, from + at + 2);
          return String.fromCodePoint(point);
        }
        if (name === undefined) return this.#fail('An error occurred while parsing EntityName.', from + at + 1);
        const known = entities[name];
        if (known !== undefined) return known;
        const own = this.#internal.get(name);
        return own === undefined
          ? this.#fail(`Reference to undeclared entity '${name}'.`, from + at + 1)
          : this.#expand(own, from, depth + 1);
      },
    );
  }

  #characters(into: XmlNode, atRoot: boolean): void {
    const from = this.#at;
    const end = this.#text.indexOf('<', from);
    const raw = this.#text.slice(from, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#text.length : end;
    const isBlank = /^[ \t\r\n]*$/.test(raw);
    if (atRoot && !isBlank) this.#fail('Data at the root level is invalid.', from + /^\s*/.exec(raw)![0].length);
    const bad = raw.indexOf(']]>');
    if (bad >= 0) this.#fail("']]>' is not allowed in character data.", from + bad);
    if (isBlank) {
      if (this.#keepBlanks) into.insert(characterData('Whitespace', this.#document, raw.replace(/\r\n?/g, '\n')), null);
      return;
    }
    into.insert(characterData('Text', this.#document, this.#expand(raw.replace(/\r\n?/g, '\n'), from)), null);
  }

  #until(mark: string): string {
    const end = this.#text.indexOf(mark, this.#at);
    if (end < 0) this.#endOfFile([]);
    const text = this.#text.slice(this.#at, end);
    this.#at = end + mark.length;
    return text;
  }

  #special(into: XmlNode, atRoot: boolean): void {
    const rest = this.#text.slice(this.#at, this.#at + 9);
    if (rest.startsWith('<!--')) {
      this.#at += 4;
      const text = this.#until('-->');
      if (text.includes('--')) this.#fail("An XML comment cannot contain '--', and '-' cannot be the last character.");
      into.insert(characterData('Comment', this.#document, text), null);
    } else if (rest === '<![CDATA[') {
      if (atRoot) this.#fail('Data at the root level is invalid.', this.#at + 3);
      this.#at += 9;
      into.insert(characterData('CDATA', this.#document, this.#until(']]>')), null);
    } else if (rest === '<!DOCTYPE') this.#documentType(into);
    else if (rest.startsWith('<?')) {
      this.#at += 2;
      const at = this.#at;
      const target = this.#name();
      if (target.toLowerCase() === 'xml')
        this.#fail(
          'Unexpected XML declaration. The XML declaration must be the first node in the document, and no white space characters are allowed to appear before it.',
          at,
        );
      into.insert(new XmlProcessingInstruction(this.#document, target, this.#until('?>').trimStart()), null);
    } else this.#fail('Expecting comment, CDATA or DOCTYPE.', this.#at + 2);
  }

  #documentType(into: XmlNode): void {
    const match =
      /<!DOCTYPE\s+([^\s>[]+)\s*(?:PUBLIC\s+(?:"([^"]*)"|'([^']*)')\s*(?:"([^"]*)"|'([^']*)')|SYSTEM\s+(?:"([^"]*)"|'([^']*)'))?\s*(?:\[((?:"[^"]*"|'[^']*'|<!--[\s\S]*?-->|[^\]"'])*)\]\s*)?>/y;
    match.lastIndex = this.#at;
    const found = match.exec(this.#text);
    if (!found) this.#fail('The DOCTYPE is not well formed.');
    const [whole, name, p1, p2, s1, s2, s3, s4, subset] = found!;
    for (const [, entity, text] of (subset ?? '').matchAll(/<!ENTITY\s+([^\s%]+)\s+["']([^"']*)["']\s*>/g))
      this.#internal.set(entity!, text!);
    into.insert(new XmlDocumentType(this.#document, name!, p1 ?? p2 ?? null, s1 ?? s2 ?? s3 ?? s4 ?? null, subset ?? null), null);
    this.#at += whole.length;
  }
}

/** Fills a document from text, replacing what it holds. */
export function loadXml(document: XmlDocument, text: string): void {
  document.children = [];
  new Parser(text, document, document.preserveWhitespace).document(document);
}

/** Appends what text describes to a node: InnerXml. */
export function loadFragment(into: XmlNode, document: XmlDocument, text: string): void {
  new Parser(text, document, true).fragment(into);
}
