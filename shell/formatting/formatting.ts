import { currentCulture } from '../objects/culture.ts';
import type { LayoutStyle } from './line-output.ts';
import type { StyleValues } from './style.ts';
import type { ViewStore } from './view-store.ts';

/** What formatting asks of the session it serves. */
export interface Surroundings {
  /** $global:FormatEnumerationLimit as it stands. */
  enumerationLimit(): unknown;
  /** $ErrorView as a word. */
  errorView(): string;
  /** True when the console understands escape sequences at all. */
  readonly color: boolean;
  /** False where __SuppressAnsiEscapeSequences takes the colour from error views. */
  errorColor(): boolean;
  /** Error positions as `file:line:column`, for terminals that open such links. */
  readonly columnInErrors: boolean;
  /** True when a command of that name can be found now. */
  commandExists(name: string): boolean;
  /** Cells of the window, 80 without a terminal. */
  windowWidth(): number;
  /** Rows of the window; Infinity without a terminal. */
  windowHeight(): number;
  /** Milliseconds of a clock that only goes forward. */
  clock(): number;
  now(): Date;
  /** The current folder as a provider path, for paths shown relative to it. */
  location(): string;
}

const defaultLimit = 4;

/** The formatting of one session: its views, its styles, its surroundings. */
export class Formatting {
  readonly views: ViewStore;
  readonly style: StyleValues;
  readonly surroundings: Surroundings;

  constructor(views: ViewStore, style: StyleValues, surroundings: Surroundings) {
    this.views = views;
    this.style = style;
    this.surroundings = surroundings;
  }

  /** Elements of a collection that are shown; negative for all. Only an Int32 in the global variable counts. */
  get enumerationLimit(): number {
    const limit = this.surroundings.enumerationLimit();
    return typeof limit === 'number' ? limit : defaultLimit;
  }

  /** True when views may use escape sequences; the sink decides whether they are kept. */
  get decorated(): boolean {
    return this.surroundings.color && this.style.outputRendering !== 'PlainText';
  }

  layoutStyle(): LayoutStyle {
    const { color } = this.surroundings;
    const { tableHeader, customTableHeaderLabel, formatAccent } = this.style.formatting;
    return {
      header: color ? tableHeader : '',
      ownLabel: color ? customTableHeaderLabel : '',
      accent: color ? formatAccent : '',
      language: currentCulture().name.split('-')[0]!,
    };
  }
}

/** What all services objects of one session share: each scope sees the session through a services object of its own. */
interface ServesSession {
  readonly formatting: object;
}

const attached = new WeakMap<object, Formatting>();

/** Says which formatting serves a session; cmdlets find it through the services in their context. */
export function attachFormatting(session: ServesSession, formatting: Formatting): void {
  attached.set(session.formatting, formatting);
}

export function formattingOf(session: ServesSession): Formatting {
  const found = attached.get(session.formatting);
  if (!found) throw new Error('This session has no formatting: attachFormatting was not called for it.');
  return found;
}
