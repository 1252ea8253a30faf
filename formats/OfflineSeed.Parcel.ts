import { view } from '../shell/formatting/view.ts';

export default view<{ CarrierName: string; TrackingNumber: string; Drives: number; ArrivesAt: Date }>({
  type: 'OfflineSeed.Parcel',
  table: {
    columns: [
      { from: 'CarrierName', label: 'Carrier' },
      { from: 'TrackingNumber', label: 'Tracking Number' },
      'Drives',
      { from: 'ArrivesAt', label: 'Arrives', kind: 'date' },
    ],
  },
});
