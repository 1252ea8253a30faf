import type { BackupProgress, RecoverableItem } from '../../contracts/agents.ts';
import type { Folder, StoredFile } from '../store/store.ts';

/** Where the process finds a repository: on this computer, or through the one who started it. */
export type ProcessPlace =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'folders'; readonly paths: readonly string[] }
  | { readonly kind: 'remote'; readonly where: string };

interface On {
  readonly place: ProcessPlace;
  readonly passphrase: string;
}

/** What the agent's process is to do; one process does one work. */
export type Work = On &
  (
    | {
        readonly kind: 'backup';
        readonly sources: readonly string[];
        readonly exclude: readonly string[];
        readonly hostName: string;
        readonly tags: readonly string[];
      }
    | { readonly kind: 'recoveryPoints' }
    | { readonly kind: 'items'; readonly snapshot: string; readonly folder: string; readonly recurse: boolean }
    | { readonly kind: 'verify' }
    | {
        readonly kind: 'restore';
        readonly snapshot: string;
        readonly target: string;
        readonly include?: readonly string[];
        readonly overwrite: 'CreateCopy' | 'Skip' | 'Overwrite';
      }
  );

/** What a remote store asks; see store/remote.ts. */
export type Question =
  | { readonly call: 'get'; readonly name: string; readonly range?: { offset: number; length: number } }
  | { readonly call: 'list'; readonly folder: Folder }
  | { readonly call: 'put'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly call: 'remove'; readonly name: string };
export type Reply = Uint8Array | StoredFile[] | undefined;

/** An error on its way between the processes. `cause` stays where it was: it may hold anything. */
export type Trouble =
  | {
      readonly kind: 'local';
      readonly id: string;
      readonly category: string;
      readonly message: string;
      readonly target: string;
      readonly advice: string;
    }
  | { readonly kind: 'abort' }
  /** The failure of a question, known to the other side by the question's number. */
  | { readonly kind: 'remote'; readonly question: number }
  | { readonly kind: 'other'; readonly message: string; readonly stack: string };

export type ToProcess =
  | { readonly kind: 'work'; readonly work: Work }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'reply'; readonly question: number; readonly reply: Reply }
  | { readonly kind: 'refusal'; readonly question: number }
  /** The listed items were taken: more may come. */
  | { readonly kind: 'more' };

export type FromProcess =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly state: BackupProgress }
  | { readonly kind: 'question'; readonly question: number; readonly asks: Question }
  | { readonly kind: 'items'; readonly items: readonly RecoverableItem[] }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'failure'; readonly trouble: Trouble };
