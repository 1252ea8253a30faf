import type { Input, Key } from './key.ts';

const named: Readonly<Record<string, string>> = {
  A: 'UpArrow',
  B: 'DownArrow',
  C: 'RightArrow',
  D: 'LeftArrow',
  F: 'End',
  H: 'Home',
  P: 'F1',
  Q: 'F2',
  R: 'F3',
  S: 'F4',
};

const numbered: Readonly<Record<string, string>> = {
  '1': 'Home',
  '2': 'Insert',
  '3': 'Delete',
  '4': 'End',
  '5': 'PageUp',
  '6': 'PageDown',
  '7': 'Home',
  '8': 'End',
  '11': 'F1',
  '12': 'F2',
  '13': 'F3',
  '14': 'F4',
  '15': 'F5',
  '17': 'F6',
  '18': 'F7',
  '19': 'F8',
  '20': 'F9',
  '21': 'F10',
  '23': 'F11',
  '24': 'F12',
};

const codes: Readonly<Record<number, string>> = { 9: 'Tab', 13: 'Enter', 27: 'Escape', 32: 'Spacebar', 127: 'Backspace', 57414: 'Enter' };

const plainKey = (name: string, text = ''): Key => ({ name, ctrl: false, alt: false, shift: false, text });

/** xterm's modifier number: 1 + shift 1 + alt 2 + ctrl 4. */
function modified(name: string, modifiers: string | undefined, text = ''): Key {
  const bits = Math.max(0, Number(modifiers?.split(':')[0] ?? 1) - 1);
  return { name, shift: (bits & 1) !== 0, alt: (bits & 2) !== 0, ctrl: (bits & 4) !== 0, text: bits & 6 ? '' : text };
}

function fromCode(code: number, modifiers: string | undefined): Key {
  const name = codes[code];
  if (name) return modified(name, modifiers, name === 'Spacebar' ? ' ' : '');
  const character = String.fromCodePoint(Math.min(code, 0x10ffff));
  return modified(character, modifiers, character);
}

function control(code: number): Key {
  if (code === 13 || code === 10) return plainKey('Enter');
  if (code === 9) return plainKey('Tab');
  if (code === 127) return plainKey('Backspace');
  if (code === 8) return { ...plainKey('Backspace'), ctrl: true };
  if (code === 0) return { ...plainKey('Spacebar'), ctrl: true };
  return { ...plainKey(String.fromCharCode(code < 27 ? code + 96 : code + 64)), ctrl: true };
}

const sequence = /^\x1b(?:\[([0-9;:?<>=]*)([ -/]*)([@-~])|O([A-Za-z]))/;
const unfinished = /^\x1b(?:\[[0-9;:?<>=]*[ -/]*|O|\][^\x07\x1b]*|\x1b?)?$/;
const pasteEnd = '\x1b[201~';

/**
 * Turns what a terminal sends into keys and pastes: legacy sequences, xterm's modifyOtherKeys, kitty's `CSI u`, bracketed paste.
 * Answers of the terminal itself are swallowed. Text that stops inside a sequence is kept for the next piece; `flush` gives a lone Escape away.
 */
export class Decoder {
  #kept = '';

  push(text: string): Input[] {
    this.#kept += text;
    const inputs: Input[] = [];
    while (this.#kept) {
      const taken = this.#next(inputs);
      if (taken === 0) break;
      this.#kept = this.#kept.slice(taken);
    }
    return inputs;
  }

  /** True while something waits for the rest of a sequence. */
  get waiting(): boolean {
    return this.#kept !== '';
  }

  /** No more came in time: what is kept was the Escape key. */
  flush(): Input[] {
    if (!this.#kept || this.#kept.startsWith('\x1b[200~')) return [];
    const rest = this.#kept.slice(1);
    this.#kept = '';
    return [{ kind: 'key', key: plainKey('Escape') }, ...(rest ? this.push(rest) : [])];
  }

  #next(inputs: Input[]): number {
    const text = this.#kept;
    const add = (key: Key): void => void inputs.push({ kind: 'key', key });
    if (text[0] !== '\x1b') {
      const code = text.codePointAt(0)!;
      const character = String.fromCodePoint(code);
      if (code < 32 || code === 127) add(control(code));
      else add(plainKey(character === ' ' ? 'Spacebar' : character, character));
      return character.length;
    }
    if (text.startsWith('\x1b[200~')) {
      const end = text.indexOf(pasteEnd);
      if (end < 0) return 0;
      inputs.push({ kind: 'paste', text: text.slice(6, end) });
      return end + pasteEnd.length;
    }
    const found = sequence.exec(text);
    if (found) {
      const key = keyOf(found);
      if (key) add(key);
      return found[0].length;
    }
    const report = /^\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/.exec(text);
    if (report) return report[0].length;
    if (unfinished.test(text)) return 0;
    const code = text.codePointAt(1)!;
    const character = String.fromCodePoint(code);
    add(code < 32 || code === 127 ? { ...control(code), alt: true } : { ...plainKey(character), alt: true });
    return 1 + character.length;
  }
}

function keyOf([, parameters = '', , final = '', single]: RegExpExecArray): Key | undefined {
  if (single) return named[single] ? plainKey(named[single]) : undefined;
  if (/^[?<>=]/.test(parameters)) return undefined;
  const [first = '', modifiers, third] = parameters.split(';');
  if (final === 'Z') return { ...plainKey('Tab'), shift: true };
  if (final === 'u') return fromCode(Number(first.split(':')[0]), modifiers);
  if (final === '~' && first === '27' && third) return fromCode(Number(third), modifiers);
  if (final === '~') return numbered[first] ? modified(numbered[first], modifiers) : undefined;
  return named[final] ? modified(named[final], modifiers) : undefined;
}
