import { replace, selection } from '../editor/edit.ts';
import { chordOf, type Input } from '../editor/key.ts';
import { type Bindings, bindingsOf, type EditMode } from '../editor/key-table.ts';
import { type Completions, type EditorState, type Effect, emptyState, type Surroundings } from '../editor/state.ts';
import { step } from '../editor/step.ts';
import { wordDelimiters } from '../editor/word.ts';

/** What the line being edited asks of the rest of the screen. */
export interface LineGround {
  history(): readonly string[];
  incomplete(text: string): boolean;
  /** Completions for a place in the text; answered later, never awaited by a key. */
  complete(text: string, cursor: number): Promise<Completions | undefined>;
  paint(state: EditorState, suggestion: string): void;
  effect(effect: Effect): void;
  copied: string;
}

/** One line being edited: keys go in, the painter is told what to show, effects go out. */
export class LineSession {
  state: EditorState = emptyState;
  readonly #ground: LineGround;
  readonly bindings: Bindings;
  #asked = 0;

  constructor(ground: LineGround, mode: EditMode) {
    this.#ground = ground;
    this.bindings = bindingsOf[mode];
  }

  /** The newest history line that begins with what was typed: shown grey behind it. */
  get suggestion(): string {
    const { text, cursor } = this.state;
    if (!text.trim() || text.includes('\n') || cursor !== text.length || this.state.search || this.state.completions) return '';
    const history = this.#ground.history();
    for (let at = history.length - 1; at >= 0; at--) {
      const line = history[at]!;
      if (line.length > text.length && !line.includes('\n') && line.toLowerCase().startsWith(text.toLowerCase()))
        return line.slice(text.length);
    }
    return '';
  }

  take(input: Input): void {
    const completions = this.state.completions;
    if (completions && input.kind === 'key' && this.#inMenu(chordOf(input.key), completions)) return;
    this.state = { ...this.state, completions: undefined };
    const around: Surroundings = {
      history: this.#ground.history(),
      delimiters: wordDelimiters,
      incomplete: (text) => this.#ground.incomplete(text),
      suggestion: this.suggestion,
    };
    const { state, effects } = step(this.state, input, this.bindings, around);
    this.state = state;
    this.#asked++;
    for (const effect of effects) {
      if (effect.do === 'complete') void this.#complete(effect.menu, effect.direction);
      else if (effect.do === 'copy') this.#ground.copied = effect.text;
      else if (effect.do === 'paste') this.state = replace(this.state, ...this.#place(), this.#ground.copied);
      this.#ground.effect(effect);
    }
    this.#ground.paint(this.state, this.suggestion);
  }

  #place(): [number, number] {
    const chosen = selection(this.state);
    return chosen ? [chosen.start, chosen.end] : [this.state.cursor, this.state.cursor];
  }

  /** Tab cycles and the arrows walk while completions are open; Escape brings the text back. */
  #inMenu(chord: string, completions: Completions): boolean {
    const count = completions.items.length;
    const move = { Tab: 1, 'Shift+Tab': -1, DownArrow: 1, UpArrow: -1, RightArrow: 1, LeftArrow: -1 }[chord];
    if (move !== undefined && (completions.menu || chord.endsWith('Tab'))) {
      this.#choose({ ...completions, chosen: (completions.chosen + move + count) % count });
      return true;
    }
    if (chord === 'Escape' || chord === 'Ctrl+g') {
      const { start, original } = completions;
      this.state = { ...replace(this.state, start, this.state.cursor, original), completions: undefined };
      this.#ground.paint(this.state, this.suggestion);
      return true;
    }
    if (chord === 'Enter' && completions.menu) {
      this.state = { ...this.state, completions: undefined };
      this.#ground.paint(this.state, this.suggestion);
      return true;
    }
    return false;
  }

  #choose(completions: Completions): void {
    const { start, chosen, items } = completions;
    this.state = { ...replace(this.state, start, this.state.cursor, items[chosen]!.text), completions };
    this.#ground.paint(this.state, '');
  }

  /** The answer is thrown away when a key came in the meantime. */
  async #complete(menu: boolean, direction: 1 | -1): Promise<void> {
    const asked = ++this.#asked;
    const { text, cursor } = this.state;
    const found = await this.#ground.complete(text, cursor);
    if (asked !== this.#asked) return;
    if (!found?.items.length) {
      this.#ground.effect({ do: 'ding' });
      return;
    }
    this.#choose({ ...found, menu: menu && found.items.length > 1, chosen: direction > 0 ? 0 : found.items.length - 1 });
    if (found.items.length === 1) this.state = { ...this.state, completions: undefined };
  }
}
