import { view } from '../shell/formatting/view.ts';

export default view<{ DriveId: string; BitLockerKey: unknown; ImportJobName: string }>({
  type: 'OfflineSeed.DriveKey',
  table: { columns: ['DriveId', 'BitLockerKey', 'ImportJobName'] },
});
