import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'OfflineSeed.ManifestBlob',
  table: { columns: ['DriveId', { from: 'Length', label: 'Size', kind: 'bytes' }, 'BlobPath', 'FilePath'] },
});
