import type { BackupProgress } from '../../providers/contracts/agents.ts';
import type { HostContext } from '../../shell/command/context.ts';

const sizes = ['B', 'KB', 'MB', 'GB', 'TB'];

function size(bytes: number): string {
  const step = Math.min(sizes.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const value = bytes / 1024 ** step;
  return `${step === 0 ? value : value.toFixed(1)} ${sizes[step]}`;
}

/** Shows what the agent does as one bar; `end` takes it away. */
export function agentProgress({ progress }: Pick<HostContext<unknown>, 'progress'>, activity: string, id: number) {
  return {
    show: ({ Phase, BytesDone, BytesTotal, FilesDone, FilesTotal, Current }: BackupProgress) =>
      progress({
        id,
        activity,
        status: `${Phase}: ${FilesDone}${FilesTotal === undefined ? '' : ` of ${FilesTotal}`} files, ${size(BytesDone)}${BytesTotal === undefined ? '' : ` of ${size(BytesTotal)}`}`,
        operation: Current,
        percent: BytesTotal === undefined ? undefined : BytesTotal === 0 ? 100 : Math.min(100, Math.floor((100 * BytesDone) / BytesTotal)),
      }),
    end: () => progress({ id, activity, completed: true }),
  };
}
