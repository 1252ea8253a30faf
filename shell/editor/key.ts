/** A key as a person names it: `name` is the text for printing keys, else Enter, UpArrow, F8 …; `text` is what it types. */
export interface Key {
  readonly name: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly text: string;
}

/** What the terminal sent: a key, or a whole bracketed paste. */
export type Input = { readonly kind: 'key'; readonly key: Key } | { readonly kind: 'paste'; readonly text: string };

/** `Ctrl+Alt+Shift+name`, as key tables write it. Shift is not named for printing characters. */
export function chordOf({ name, ctrl, alt, shift }: Key): string {
  const printing = [...name].length === 1;
  return `${ctrl ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift && !(printing && !ctrl) ? 'Shift+' : ''}${printing && ctrl ? name.toLowerCase() : name}`;
}
