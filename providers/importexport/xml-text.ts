const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** Text as it stands in an element or a quoted attribute. Line breaks become references, so that a reader's normalization leaves them alone. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => escapes[character] ?? character);
}

/** True when XML 1.0 can carry the text at all (production Char; lone surrogates are out). */
export function xmlCanCarry(text: string): boolean {
  return text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text);
}

/** One element with text: `<Name attribute="…">text</Name>`. */
export function element(
  name: string,
  text: string | number,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return `<${name}${attributesOf(attributes)}>${xmlText(String(text))}</${name}>`;
}

/** One empty element: `<Name attribute="…" />`. */
export function emptyElement(name: string, attributes: Readonly<Record<string, string | number | undefined>> = {}): string {
  return `<${name}${attributesOf(attributes)} />`;
}

export function attributesOf(attributes: Readonly<Record<string, string | number | undefined>>): string {
  let text = '';
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) text += ` ${name}="${xmlText(String(value))}"`;
  return text;
}
