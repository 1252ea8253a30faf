import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Security.Cryptography.X509Certificates.X509Certificate2',
  name: 'ThumbprintTable',
  table: {
    groupBy: 'PSParentPath',
    columns: [
      { from: 'Thumbprint', width: 41 },
      { from: 'Subject', width: 20 },
      { from: 'EnhancedKeyUsageList.FriendlyName', label: 'EnhancedKeyUsageList' },
    ],
  },
  list: {
    groupBy: 'PSParentPath',
    lines: ['Subject', 'Issuer', 'Thumbprint', 'FriendlyName', 'NotBefore', 'NotAfter', 'Extensions'],
  },
  wide: { groupBy: 'PSParentPath', cell: 'Thumbprint' },
});
