import { toText } from '../../objects/convert.ts';
import { CustomObject } from '../../objects/custom-object.ts';
import { asArray } from '../../objects/enumerate.ts';
import { getProperty, invokeStatic } from '../../objects/members.ts';
import { requireType } from '../../objects/net-type.ts';
import { SecureString } from '../../objects/secure-string.ts';
import type { Value } from '../../objects/value.ts';
import type { Engine } from '../engine.ts';

/** `$Host`. */
export class CommandHost {
  readonly engine: Engine;
  readonly ui: HostUI;
  #id: Value = null;
  constructor(engine: Engine) {
    this.engine = engine;
    this.ui = new HostUI(engine);
  }
  get id(): Value {
    this.#id ??= invokeStatic(requireType('System.Guid'), 'NewGuid', []);
    return this.#id;
  }
  get culture(): Value {
    return invokeStatic(requireType('System.Globalization.CultureInfo'), 'GetCultureInfo', ['en-US']);
  }
  setShouldExit(code: number): void {
    this.engine.shouldExit = code;
    this.engine.host.setShouldExit(code);
  }
}

/** `$Host.UI`. */
export class HostUI {
  readonly #engine: Engine;
  constructor(engine: Engine) {
    this.#engine = engine;
  }
  get raw(): Value {
    const { width, height } = this.#engine.host;
    const size = (w: number, h: number): Value =>
      CustomObject.from([
        ['Width', w],
        ['Height', h],
      ]);
    return CustomObject.from([
      ['WindowSize', size(width, height)],
      ['BufferSize', size(width, height)],
      ['MaxWindowSize', size(width, height)],
      ['WindowTitle', ''],
      ['ForegroundColor', 'Gray'],
      ['BackgroundColor', 'Black'],
      ['KeyAvailable', false],
    ]);
  }
  write(text: string): void {
    this.#engine.host.write(text ?? '');
  }
  writeError(text: string): void {
    this.#engine.host.writeError(text);
  }
  readLine(): string {
    return this.#engine.host.readLine('');
  }
  readSecret(): Value {
    return new SecureString(this.#engine.host.readSecret(''));
  }
  choose(caption: string, message: string, choices: Value, preset: number): number {
    const list = asArray(choices).map((each) => ({
      label: toText(getProperty(each, 'Label')),
      help: toText(getProperty(each, 'HelpMessage')),
    }));
    return this.#engine.host.choose(caption, message, list, preset);
  }
}
