/** Escapes of a string inside CLIXML: markup, control characters as `_x000A_`, and whatever looks like such an escape already. */
export function encodeClixml(text: string): string {
  return text
    .replace(/_x(?=[0-9a-fA-F]{4}_)/gi, (sign) => `_x005F_${sign.slice(1)}`)
    .replace(
      /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
}

export function decodeClixml(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : text;
}
