import assert from 'node:assert/strict';
import type { Input, Key } from '../../shell/editor/key.ts';
import { bindingsOf, type EditMode } from '../../shell/editor/key-table.ts';
import { type EditorState, type Effect, emptyState, type Surroundings } from '../../shell/editor/state.ts';
import { step } from '../../shell/editor/step.ts';
import { wordDelimiters } from '../../shell/editor/word.ts';

const around: Surroundings = {
  history: ['Get-Process', 'Get-ChildItem -Path /tmp', "Write-Output 'two words'", 'cd /srv'],
  delimiters: wordDelimiters,
  incomplete: (text) => (text.match(/\{/g)?.length ?? 0) > (text.match(/\}/g)?.length ?? 0),
  suggestion: '',
};

/** `abc<Left><Ctrl+k>`: keys in angle brackets, everything else is typed. */
function keysOf(text: string): Input[] {
  return [...text.matchAll(/<(Alt\+[<>]|[^<>]+)>|([\s\S])/gu)].map(([, chord, character]) => {
    const bare: Key = { name: '', ctrl: false, alt: false, shift: false, text: '' };
    if (character !== undefined)
      return { kind: 'key', key: { ...bare, name: character === ' ' ? 'Spacebar' : character, text: character } };
    const parts = chord!.split(/\+(?!$)/);
    const name = parts.at(-1)!;
    return {
      kind: 'key',
      key: { name, ctrl: parts.includes('Ctrl'), alt: parts.includes('Alt'), shift: parts.includes('Shift'), text: '' },
    };
  });
}

function play(keys: readonly Input[], mode: EditMode, with_: Surroundings = around): { state: EditorState; effects: Effect[] } {
  let state = emptyState;
  const effects: Effect[] = [];
  for (const key of keys) {
    const made = step(state, key, bindingsOf[mode], with_);
    state = made.state;
    effects.push(...made.effects);
  }
  return { state, effects };
}

/** The line with `|` where the cursor stands. */
const shown = ({ text, cursor }: EditorState): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`;

const rows: readonly [mode: EditMode, keys: string, line: string][] = [
  ['Windows', 'abc', 'abc|'],
  ['Windows', 'abc<LeftArrow><LeftArrow>x', 'ax|bc'],
  ['Windows', 'abc<Home>x<End>y', 'xabcy|'],
  ['Windows', 'abc<Backspace>', 'ab|'],
  ['Windows', 'abc<LeftArrow><Delete>', 'ab|'],
  ['Windows', 'e\u0301x<LeftArrow><Backspace>', '|x'],
  ['Windows', '👨‍👩‍👧x<LeftArrow><Backspace>', '|x'],
  ['Windows', 'Get-Item /srv/data<Ctrl+LeftArrow>', 'Get-Item /srv/|data'],
  ['Windows', 'Get-Item /srv<Home><Ctrl+RightArrow>', 'Get-|Item /srv'],
  ['Windows', 'one two<Ctrl+Backspace>', 'one |'],
  ['Windows', 'one two three<Ctrl+w><Ctrl+w>', 'one |'],
  ['Windows', 'abc<Ctrl+z>', 'ab|'],
  ['Windows', 'abc<Ctrl+z><Ctrl+z><Ctrl+y>', 'ab|'],
  ['Windows', 'abc<Escape>', '|'],
  ['Windows', 'abc<Escape><Ctrl+y><Ctrl+y><Ctrl+y>', 'abc|'],
  ['Windows', 'abc<Ctrl+a>x', 'x|'],
  ['Windows', 'abcd<Shift+LeftArrow><Shift+LeftArrow>x', 'abx|'],
  ['Windows', 'abcd<Shift+Home><Delete>', '|'],
  ['Windows', 'f (a[1])<Home><RightArrow><RightArrow><Ctrl+]>', 'f (a[1]|)'],
  ['Windows', 'if (1) {<Enter>x', 'if (1) {\nx|'],
  ['Windows', 'a<Shift+Enter>b<UpArrow>c', 'ac|\nb'],
  ['Windows', '<UpArrow>', 'cd /srv|'],
  ['Windows', '<UpArrow><UpArrow>', "Write-Output 'two words'|"],
  ['Windows', 'abc<UpArrow><DownArrow>', 'abc|'],
  ['Windows', 'Get<F8>', 'Get|-ChildItem -Path /tmp'],
  ['Windows', 'Get<F8><F8>', 'Get|-Process'],
  ['Windows', 'Get<F8><F8><Shift+F8>', 'Get|-ChildItem -Path /tmp'],
  ['Windows', 'echo <Alt+.>', 'echo /srv|'],
  ['Windows', 'echo <Alt+.><Alt+.>', "echo 'two words'|"],
  ['Windows', '<Ctrl+r>chi<Escape>', 'Get-|ChildItem -Path /tmp'],
  ['Windows', '<Ctrl+r>get<Ctrl+r><Escape>', '|Get-Process'],
  ['Windows', '<Ctrl+r>chix<Backspace><Escape>', 'Get-|ChildItem -Path /tmp'],
  ['Windows', '<Alt+3>x', 'xxx|'],
  ['Windows', 'abcdef<Alt+2><LeftArrow>x', 'abcdx|ef'],
  ['Emacs', 'one two<Ctrl+a>x', 'x|one two'],
  ['Emacs', 'one two<Ctrl+w>', 'one |'],
  ['Emacs', 'one two<Ctrl+w><Ctrl+w><Ctrl+y>', 'one two|'],
  ['Emacs', 'one two<Alt+b><Ctrl+k><Ctrl+a><Ctrl+y>', 'two|one '],
  ['Emacs', 'a b<Ctrl+w>c<Ctrl+w><Ctrl+y><Alt+y>', 'a b|'],
  ['Emacs', 'abcd<Ctrl+t>', 'abdc|'],
  ['Emacs', 'abcd<LeftArrow><LeftArrow><Ctrl+t>', 'acb|d'],
  ['Emacs', 'one two<Ctrl+a><Alt+u>', 'ONE| two'],
  ['Emacs', 'ONE two<Ctrl+a><Alt+c><Alt+c>', 'One Two|'],
  ['Emacs', 'one two<Ctrl+a><Alt+d>', '| two'],
  ['Emacs', 'abc<Ctrl+u>', '|'],
  ['Emacs', 'abc<Ctrl+@><LeftArrow><LeftArrow><Ctrl+x><Ctrl+x>', 'abc|'],
  ['Emacs', '<Alt+<>', 'Get-Process|'],
  ['Emacs', 'abc<Ctrl+_>', 'ab|'],
];

describe('keys in, line out', () => {
  for (const [mode, keys, line] of rows) it(`${mode}: ${keys}`, () => assert.equal(shown(play(keysOf(keys), mode).state), line));

  it('runs the line as it stands, wherever the cursor is', () => {
    assert.deepEqual(play(keysOf('ls<Home><Enter>'), 'Windows').effects, [{ do: 'accept', text: 'ls' }]);
  });

  it('ends the shell only on an empty line', () => {
    assert.deepEqual(play(keysOf('<Ctrl+d>'), 'Emacs').effects, [{ do: 'exit' }]);
    assert.deepEqual(play(keysOf('a<Ctrl+d>'), 'Emacs').effects, [{ do: 'ding' }]);
  });

  it('takes a paste as one step and runs nothing', () => {
    const { state, effects } = play([{ kind: 'paste', text: 'one\r\ntwo\r' }], 'Windows');
    assert.equal(state.text, 'one\ntwo\n');
    assert.deepEqual(effects, []);
    assert.equal(play([{ kind: 'paste', text: 'one\ntwo' }, ...keysOf('<Ctrl+z>')], 'Windows').state.text, '');
  });

  it('takes the suggestion at the end of the line, and words of it', () => {
    const suggested = { ...around, suggestion: '-Item /srv' };
    assert.equal(play(keysOf('Get<RightArrow>'), 'Windows', suggested).state.text, 'Get-Item /srv');
    assert.equal(play(keysOf('Get<Alt+f>'), 'Emacs', suggested).state.text, 'Get-');
  });
});

describe('any keys at all', () => {
  /** A small generator with a fixed seed (mulberry32), so that a failure can be played again. */
  function random(seed: number): () => number {
    let now = seed;
    return () => {
      now = (now + 0x6d2b79f5) | 0;
      let t = Math.imul(now ^ (now >>> 15), 1 | now);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }

  it('leave the cursor inside the text, and undo to the end gives the empty line', () => {
    for (const mode of ['Windows', 'Emacs'] as const) {
      const chords = Object.keys(bindingsOf[mode]).flatMap((chord) =>
        keysOf(
          chord
            .split(',')
            .map((part) => `<${part}>`)
            .join(''),
        ),
      );
      const typed = keysOf('ab {}"\'é👍\n$x1-');
      for (let seed = 1; seed <= 5000; seed++) {
        const next = random(seed);
        const keys = Array.from({ length: 12 }, () =>
          next() < 0.5 ? chords[Math.floor(next() * chords.length)]! : typed[Math.floor(next() * typed.length)]!,
        );
        let { state } = play(keys, mode);
        assert.ok(state.cursor >= 0 && state.cursor <= state.text.length, `seed ${seed}`);
        const undo: Input = keysOf(mode === 'Windows' ? '<Ctrl+z>' : '<Ctrl+_>')[0]!;
        state = { ...state, search: undefined, chord: undefined, argument: undefined };
        for (let left = state.done; left > 0; left--) state = step(state, undo, bindingsOf[mode], around).state;
        assert.equal(state.text, '', `seed ${seed}`);
      }
    }
  });
});
