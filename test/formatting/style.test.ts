import assert from 'node:assert/strict';
import { consoleSink } from '../../shell/formatting/console-sink.ts';
import { messageText } from '../../shell/formatting/stream-text.ts';
import {
  consoleColor,
  hasPrintableContent,
  hyperlink,
  initialRendering,
  rendered,
  rgb,
  StyleValues,
} from '../../shell/formatting/style.ts';
import { textSink } from '../../shell/formatting/text-sink.ts';
import { formattingFor } from './session.ts';

const red = '\x1b[31mred\x1b[0m';

describe('when colour is on', () => {
  const rules: readonly [rendering: 'Host' | 'PlainText' | 'Ansi', terminal: boolean, host: boolean, kept: boolean][] = [
    ['Host', true, true, true],
    ['Host', true, false, false],
    ['Ansi', true, false, true],
    ['Ansi', false, true, false],
    ['PlainText', true, true, false],
  ];
  for (const [rendering, terminal, host, kept] of rules) {
    it(`${rendering} ${terminal ? 'with' : 'without'} a terminal, ${host ? 'on the console' : 'in a text'}: ${kept ? 'kept' : 'removed'}`, () =>
      assert.equal(rendered(red, new StyleValues(rendering), terminal, host), kept ? red : 'red'));
  }

  it('NO_COLOR turns it off even when it is empty', () => {
    assert.equal(initialRendering({ NO_COLOR: '' }), 'PlainText');
    assert.equal(initialRendering({ TERM: 'xterm-mono' }), 'PlainText');
    assert.equal(initialRendering({ TERM: 'xterm-256color' }), 'Host');
  });

  it('a text keeps sequences of plain strings, the console follows the rendering', () => {
    const lines: string[] = [];
    const formatting = formattingFor();
    const text = textSink(formatting, (line) => void lines.push(line));
    text.raw(red, 'output');
    text.line(red, 'output');
    consoleSink(formatting, { output: (line) => void lines.push(line), error: () => assert.fail() }).raw(red, 'output');
    assert.deepEqual(lines, [red, 'red', 'red\n']);
  });

  it('the console shows no empty line of the error stream', () => {
    const errors: string[] = [];
    const sink = consoleSink(formattingFor(), { output: () => assert.fail(), error: (line) => void errors.push(line) });
    for (const line of ['a', '', 'b']) sink.line(line, 'error');
    assert.deepEqual(errors, ['a\n', 'b\n']);
  });

  it('side streams have their word in front', () => {
    assert.equal(messageText('warning', 'a\nb', formattingFor()), 'WARNING: a\nb');
    assert.equal(messageText('verbose', 'w', formattingFor([], {}, 'Host')), '\x1b[33;1mVERBOSE: w\x1b[0m');
  });

  it('the console is one cell narrower than the window, a text takes the window for tables only', () => {
    const formatting = formattingFor([], { windowWidth: () => 50 });
    assert.equal(consoleSink(formatting, { output() {}, error() {} }).width, 49);
    assert.deepEqual([textSink(formatting, () => {}).width, textSink(formatting, () => {}).tableWidth], [Number.POSITIVE_INFINITY, 50]);
    assert.equal(textSink(formatting, () => {}, 30).tableWidth, 30);
  });
});

describe('sequences', () => {
  it('are made from colours and links', () => {
    assert.equal(rgb('foreground', 1, 2, 3), '\x1b[38;2;1;2;3m');
    assert.equal(rgb('background', 1, 2, 3), '\x1b[48;2;1;2;3m');
    assert.equal(consoleColor('darkyellow', 'foreground'), '\x1b[33m');
    assert.equal(consoleColor('Red', 'background'), '\x1b[101m');
    assert.equal(hyperlink('t', 'https://x.example/'), '\x1b]8;;https://x.example/\x1b\\t\x1b]8;;\x1b\\');
  });

  it('hold nothing printable', () => {
    assert.equal(hasPrintableContent('\x1b[31m\x1b[1m'), false);
    assert.equal(hasPrintableContent('\x1b[31mx'), true);
    assert.equal(hasPrintableContent(''), false);
  });
});
