import type { RegexMatch } from '../../shell/objects/regex.ts';
import { MatchInfo, MatchInfoContext } from './match-info.ts';

export interface LineTest {
  /** Which pattern fits a line, and where; undefined when none does. */
  (line: string): { readonly pattern: string; readonly matches: readonly RegexMatch[] } | undefined;
}

export interface SearchChoice {
  readonly ignoreCase: boolean;
  readonly before: number;
  readonly after: number;
}

/** Searches lines one after the other and gives each match once the lines after it are known. */
export class LineSearch {
  readonly #test: LineTest;
  readonly #choice: SearchChoice;
  readonly #path: string | undefined;
  readonly #give: (match: MatchInfo) => void;
  #number = 0;
  #recent: string[] = [];
  #waiting: MatchInfo[] = [];
  /** Number of the last line that a match or its context shows. */
  #shown = 0;

  constructor(test: LineTest, choice: SearchChoice, path: string | undefined, give: (match: MatchInfo) => void) {
    this.#test = test;
    this.#choice = choice;
    this.#path = path;
    this.#give = give;
  }

  line(line: string): void {
    const { before, after, ignoreCase } = this.#choice;
    this.#number++;
    const found = this.#test(line);
    this.#follow(line, found !== undefined);
    if (found) {
      const match = new MatchInfo({ ignoreCase, lineNumber: this.#number, line, path: this.#path, ...found });
      if (before + after > 0) match.context = this.#contextBefore();
      this.#shown = this.#number;
      if (after > 0) this.#waiting.push(match);
      else this.#give(match);
    }
    if (before > 0) {
      this.#recent.push(line);
      if (this.#recent.length > before) this.#recent.shift();
    }
  }

  #contextBefore(): MatchInfoContext {
    const context = new MatchInfoContext();
    context.preContext = [...this.#recent];
    const first = this.#number - this.#recent.length;
    context.displayPreContext = this.#recent.slice(Math.max(0, this.#shown + 1 - first));
    return context;
  }

  /** A line after matches: belongs to all that still wait for lines, and is shown with the last of them. */
  #follow(line: string, isMatch: boolean): void {
    const last = this.#waiting.at(-1);
    for (const match of this.#waiting) match.context!.postContext.push(line);
    if (last && !isMatch) {
      last.context!.displayPostContext.push(line);
      this.#shown = this.#number;
    }
    while (this.#waiting.length > 0 && this.#waiting[0]!.context!.postContext.length >= this.#choice.after)
      this.#give(this.#waiting.shift()!);
  }

  end(): void {
    for (const match of this.#waiting.splice(0)) this.#give(match);
  }
}
