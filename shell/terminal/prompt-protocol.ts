import type { Progress } from '../command/context.ts';
import type { CompletionItem } from '../editor/state.ts';

/** What the engine's thread starts with, beside its two ports. */
export interface SessionStart {
  /** See shell/module/host-message.ts. */
  readonly shared: Int32Array<SharedArrayBuffer>;
  /** Columns and rows of the window, kept up to date. */
  readonly window: Int32Array<SharedArrayBuffer>;
  readonly color: boolean;
  readonly noProfile: boolean;
}

/** What the screen tells the engine's thread. */
export type ToSession =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'complete'; readonly request: number; readonly text: string; readonly cursor: number }
  | { readonly kind: 'answer'; readonly value: string | number | null }
  | { readonly kind: 'end' };

/** What the engine's thread tells the screen. */
export type ToScreen =
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'progress'; readonly state: Progress }
  /** The session is ready for a line (or for another question about completions). */
  | { readonly kind: 'prompt'; readonly text: string; readonly continuation: string }
  | {
      readonly kind: 'completions';
      readonly request: number;
      readonly start: number;
      readonly original: string;
      readonly items: readonly CompletionItem[];
    }
  | { readonly kind: 'question'; readonly prompt: string; readonly secret: boolean }
  | {
      readonly kind: 'choice';
      readonly caption: string;
      readonly message: string;
      readonly choices: readonly { readonly label: string; readonly help: string }[];
      readonly preset: number;
    }
  | { readonly kind: 'clear' }
  | { readonly kind: 'exit'; readonly code: number };
