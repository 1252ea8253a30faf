import type { ImportJob } from '../providers/contracts/cloud.ts';
import { view } from '../shell/formatting/view.ts';

const states = {
  good: ['Completed'],
  busy: ['Received', 'Transferring', 'Packaging'],
  waiting: ['Creating', 'Shipping'],
  bad: ['Closed', 'Faulted'],
} as const;

export default view<ImportJob>({
  type: 'OfflineSeed.ImportJob',
  table: {
    columns: [
      'Name',
      { from: 'State', kind: 'state', states },
      { from: 'PercentComplete', label: 'Copied', kind: 'percent' },
      'Location',
      { from: 'Drives.DriveId', label: 'Drives' },
      { from: 'DeliveryPackage.TrackingNumber', label: 'TrackingNumber' },
      'ResourceGroup',
    ],
  },
  list: {
    lines: [
      'Name',
      'ResourceGroup',
      { from: 'State', kind: 'state', states },
      { from: 'PercentComplete', kind: 'percent', when: 'PercentComplete' },
      { from: 'CancelRequested', when: 'CancelRequested' },
      'Location',
      'StorageAccountId',
      { from: 'Drives.DriveId', label: 'Drives', kind: 'lines' },
      { from: 'ShippingInformation.RecipientName', label: 'Ship to', when: 'ShippingInformation' },
      { from: 'ShippingInformation.StreetAddress1', label: 'Ship to street', when: 'ShippingInformation' },
      { from: 'ShippingInformation.City', label: 'Ship to city', when: 'ShippingInformation' },
      { from: 'ShippingInformation.PostalCode', label: 'Ship to postal code', when: 'ShippingInformation' },
      { from: 'ShippingInformation.CountryOrRegion', label: 'Ship to country', when: 'ShippingInformation' },
      {
        from: 'ShippingInformation.AdditionalInformation',
        label: 'Write on the parcel',
        when: 'ShippingInformation.AdditionalInformation',
      },
      { from: 'DeliveryPackage.CarrierName', label: 'Carrier', when: 'DeliveryPackage' },
      { from: 'DeliveryPackage.TrackingNumber', label: 'TrackingNumber', when: 'DeliveryPackage' },
      { from: 'ReturnPackage.TrackingNumber', label: 'Return tracking number', when: 'ReturnPackage' },
      { from: 'ReturnAddress.RecipientName', label: 'Back to' },
      { from: 'ReturnAddress.City', label: 'Back to city' },
      { from: 'ReturnShipping.CarrierName', label: 'Back with' },
      'LogLevel',
      'DiagnosticsPath',
      'BackupDriveManifest',
      { from: 'CreatedAt', kind: 'date' },
      'ResourceId',
    ],
  },
});
