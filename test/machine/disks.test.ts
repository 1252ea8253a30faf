import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalFailure } from '../../providers/contracts/failure.ts';
import { inspectVolume } from '../../providers/importexport/drive-mark.ts';
import { driveIdOf, isSystemMount } from '../../providers/machine/block-disk.ts';
import { createDisks } from '../../providers/machine/disks.ts';
import { fileSystemIn } from '../../providers/machine/folder-disk.ts';
import { disksFromGetDisk } from '../../providers/machine/get-disk.ts';
import { disksFromKernel } from '../../providers/machine/kernel-disks.ts';
import { disksFromLsblk } from '../../providers/machine/lsblk.ts';
import { disksFromSystemProfiler } from '../../providers/machine/system-profiler.ts';

/** `serial bus path size free fs [removable] [system] [used]` */
const said = (disks: ReturnType<typeof disksFromLsblk>) =>
  disks.map(({ DriveId, Bus, Path, Size, Free, FileSystem, LogicalSectorSize, Removable, System, Used }) =>
    [
      DriveId || '-',
      Bus || '-',
      Path || '-',
      Size,
      Free,
      FileSystem || '-',
      LogicalSectorSize,
      Removable && 'removable',
      System && 'system',
      Used && 'used',
    ]
      .filter((part) => part !== false)
      .join(' '),
  );

const lsblk = JSON.stringify({
  blockdevices: [
    { name: 'loop0', path: '/dev/loop0', type: 'loop', size: 4096, mountpoints: ['/snap/core'] },
    { name: 'zram0', path: '/dev/zram0', type: 'disk', size: 8589934592, 'log-sec': 4096, mountpoints: ['[SWAP]'] },
    { name: 'sr0', path: '/dev/sr0', type: 'rom', size: 1073741312, mountpoints: [null] },
    {
      name: 'nvme0n1',
      path: '/dev/nvme0n1',
      type: 'disk',
      size: 512110190592,
      serial: 'S5GXNX0R123456',
      model: 'Samsung SSD 980 500GB',
      tran: 'nvme',
      rm: false,
      'log-sec': 512,
      mountpoints: [null],
      children: [
        { name: 'nvme0n1p1', type: 'part', fstype: 'vfat', mountpoints: ['/boot/efi'], fsavail: '523000000' },
        {
          name: 'nvme0n1p2',
          type: 'part',
          fstype: 'crypto_LUKS',
          mountpoints: [null],
          children: [{ name: 'root', type: 'crypt', fstype: 'ext4', mountpoints: ['/'], fsavail: '100000000000' }],
        },
      ],
    },
    {
      name: 'sdb',
      path: '/dev/sdb',
      type: 'disk',
      size: 4000787030016,
      serial: '     WD-WCC7K0123456',
      model: 'WDC_WD40EFRX-68N32N0',
      tran: 'sata',
      rm: false,
      'log-sec': 512,
      mountpoints: [null],
      children: [{ name: 'sdb1', type: 'part', fstype: 'ntfs', mountpoints: ['/mnt/seed one'], fsavail: 4000000000000 }],
    },
    {
      name: 'sdc',
      path: '/dev/sdc',
      type: 'disk',
      size: 16008609792,
      serial: null,
      tran: 'usb',
      rm: true,
      'log-sec': 4096,
      mountpoints: [null],
    },
    { name: 'sdd', path: '/dev/sdd', type: 'disk', size: 0, serial: 'EMPTYCARD', tran: 'usb', rm: true, mountpoints: [null] },
  ],
});

const oldLsblk =
  '{"blockdevices":[{"name":"sda","type":"disk","size":"1000204886016","serial":"X 1","tran":"ata","rm":"0","log-sec":"512","mountpoint":null,"children":[{"name":"sda1","type":"part","fstype":"fuseblk","mountpoint":"/media/x"}]}]}';

const systemProfiler = JSON.stringify({
  SPNVMeDataType: [
    {
      _name: 'Generic SSD Controller',
      _items: [
        {
          _name: 'APPLE SSD AP0512Q',
          bsd_name: 'disk0',
          detachable_drive: 'no',
          device_model: 'APPLE SSD AP0512Q',
          device_serial: '0ba0123456789a1b',
          removable_media: 'no',
          size_in_bytes: 500277792768,
          volumes: [{ _name: 'iBootSystemContainer', bsd_name: 'disk0s1', size_in_bytes: 524288000 }],
        },
      ],
    },
  ],
  SPUSBDataType: [
    {
      _name: 'USB31Bus',
      _items: [
        {
          _name: 'SATA Bridge',
          serial_num: 'WD-WCC7K0123456 ',
          Media: [
            {
              _name: 'WDC WD40EFRX',
              bsd_name: 'disk4',
              removable_media: 'no',
              size_in_bytes: '4000787030016',
              volumes: [
                { _name: 'EFI', bsd_name: 'disk4s1', file_system: 'MS-DOS FAT32', size_in_bytes: 209715200 },
                {
                  _name: 'SEED',
                  bsd_name: 'disk4s2',
                  file_system: 'NTFS',
                  mount_point: '/Volumes/SEED',
                  free_space_in_bytes: 3900000000000,
                  writable: 'no',
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  SPStorageDataType: [
    {
      _name: 'Macintosh HD',
      bsd_name: 'disk3s1s1',
      file_system: 'APFS',
      mount_point: '/',
      free_space_in_bytes: 100000000000,
      physical_drive: { device_name: 'APPLE SSD AP0512Q', is_internal_disk: 'yes' },
    },
  ],
});

const getDisk = JSON.stringify([
  {
    Number: 0,
    SerialNumber: '0025_38B1_1234_5678.',
    FriendlyName: 'Samsung SSD 980',
    BusType: 'NVMe',
    LogicalSectorSize: 512,
    Size: '500107862016',
    IsSystem: true,
    IsBoot: true,
    PartitionStyle: 'GPT',
    Partitions: 3,
    Volumes: [{ Letter: 'C', FileSystem: 'NTFS', Free: '100000000000' }],
  },
  {
    Number: 1,
    SerialNumber: '        WD-WCC7K0123456',
    FriendlyName: 'WDC WD40EFRX',
    BusType: 'SATA',
    LogicalSectorSize: 512,
    Size: '4000787030016',
    IsSystem: false,
    IsBoot: false,
    PartitionStyle: 'GPT',
    Partitions: 2,
    Volumes: [{ Letter: 'G', FileSystem: 'NTFS', Free: '4000000000000' }],
  },
  {
    Number: 2,
    SerialNumber: '0000000000000000',
    FriendlyName: 'Stick',
    BusType: 'USB',
    LogicalSectorSize: 512,
    Size: '16008609792',
    PartitionStyle: 'RAW',
    Partitions: 0,
    Volumes: [],
  },
]);

describe('disks of this computer', () => {
  const rows: [what: string, read: (text: string) => ReturnType<typeof disksFromLsblk>, text: string, disks: string[]][] = [
    [
      'lsblk',
      disksFromLsblk,
      lsblk,
      [
        'S5GXNX0R123456 NVMe /boot/efi 512110190592 523000000 vfat 512 system used',
        'WD-WCC7K0123456 SATA /mnt/seed one 4000787030016 4000000000000 NTFS 512 used',
        '- USB - 16008609792 0 - 4096 removable',
      ],
    ],
    ['an old lsblk', disksFromLsblk, oldLsblk, ['X1 SATA /media/x 1000204886016 0 NTFS 512 used']],
    ['an lsblk without disks', disksFromLsblk, '{}', []],
    [
      'system_profiler',
      disksFromSystemProfiler,
      systemProfiler,
      [
        '0ba0123456789a1b NVMe / 500277792768 100000000000 APFS 512 system used',
        'WD-WCC7K0123456 USB /Volumes/SEED 4000787030016 3900000000000 NTFS 512 removable used',
      ],
    ],
    [
      'Get-Disk',
      disksFromGetDisk,
      `\ufeff${getDisk}\r\n`,
      [
        '0025_38B1_1234_5678 NVMe C:\\ 500107862016 100000000000 NTFS 512 system used',
        'WD-WCC7K0123456 SATA G:\\ 4000787030016 4000000000000 NTFS 512 used',
        '- USB - 16008609792 0 - 512 removable',
      ],
    ],
    ['a Get-Disk without disks', disksFromGetDisk, '', []],
  ];
  for (const [what, read, text, disks] of rows) it(`reads ${what}`, () => assert.deepEqual(said(read(text)), disks));

  it('asks the kernel where lsblk knows no serial', () => {
    assert.equal(
      disksFromLsblk('{"blockdevices":[{"name":"vda","type":"disk","size":5,"serial":null}]}', { vda: 'disk 7' })[0]?.DriveId,
      'disk7',
    );
  });

  it('takes blanks out of serials, and knows when there is none', () => {
    assert.deepEqual([' 9WM 35C2V ', '0000', '', null, 7].map(driveIdOf), ['9WM35C2V', '', '', '', '']);
  });

  it('knows what belongs to the system', () => {
    assert.deepEqual(['/', '/boot/efi', '[SWAP]', '/System/Volumes/Data', '/mnt', '/homework'].map(isSystemMount), [
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('finds the file system of a folder', () => {
    const mounts = '/dev/vda / ext4 rw 0 0\n/dev/sdb1 /mnt/seed\\040one fuseblk rw 0 0\ntmpfs /mnt/seed tmpfs rw 0 0\n';
    assert.deepEqual(
      ['/x', '/mnt/seed one/y', '/mnt/seed', '/mnt/seedling'].map((path) => fileSystemIn(mounts, path)),
      ['ext4', 'NTFS', 'tmpfs', 'ext4'],
    );
  });
});

describe('what can be a drive', () => {
  let home: string;
  let folder: string;
  beforeEach(async () => {
    home = await realpath(await mkdtemp(join(tmpdir(), 'disks-')));
    folder = join(home, 'mounted');
    await mkdir(folder);
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const lists = (json: string) => createDisks({ home, inspect: inspectVolume, platform: 'linux', run: async () => json });

  async function practice(id: string, more: Record<string, unknown> = {}): Promise<string> {
    const volume = join(home, 'disks', id, 'volume');
    await mkdir(volume, { recursive: true });
    const disk = { DriveId: id, Model: 'Practice', Size: 1_000_000, LogicalSectorSize: 512, FileSystem: 'NTFS', State: 'Present', ...more };
    await writeFile(join(home, 'disks', id, 'disk.json'), JSON.stringify(disk));
    return volume;
  }

  it('lists practice disks with what is left on them', async () => {
    const volume = await practice('P1');
    await practice('P2', { State: 'Shipped' });
    await mkdir(join(home, 'disks', 'P3'), { recursive: true });
    await mkdir(join(volume, 'a'));
    await writeFile(join(volume, 'a', 'b'), Buffer.alloc(5000));
    const disks = await lists('{}').list();
    assert.deepEqual(
      disks.map(({ DriveId, Kind, State, Free, FileSystem }) => [DriveId, Kind, State, Free, FileSystem]),
      [
        ['P1', 'Sandbox', 'Foreign', 1_000_000 - 8192, 'NTFS'],
        ['P2', 'Sandbox', 'Shipped', 1_000_000, 'NTFS'],
      ],
    );
  });

  it('looks at what lies on a mounted volume, and leaves the system alone', async () => {
    const json = JSON.stringify({
      blockdevices: [
        { name: 'sda', type: 'disk', size: 1, serial: 'A', mountpoints: ['/'] },
        { name: 'sdb', type: 'disk', size: 1, serial: 'B', fstype: 'ntfs', mountpoints: [folder] },
      ],
    });
    const disks = await lists(json).list();
    assert.deepEqual(
      disks.map(({ DriveId, State, System }) => [DriveId, State, System]),
      [
        ['A', 'Foreign', true],
        ['B', 'Empty', false],
      ],
    );
    assert.deepEqual(await lists(json).folder(folder), disks[1]);
    assert.equal((await lists(json).folder(folder, 'OTHER')).DriveId, 'OTHER');
  });

  it('takes a folder, with a serial of its own that stays the same', async () => {
    const disks = lists('{}');
    const one = await disks.folder(folder);
    assert.match(one.DriveId, /^FOLDER[0-9A-F]{10}$/);
    assert.deepEqual((await disks.folder(folder)).DriveId, one.DriveId);
    assert.deepEqual([one.Kind, one.State, one.Path, one.System], ['Folder', 'Empty', folder, false]);
    assert.ok(one.Free > 0 && one.Size >= one.Free);
    assert.equal((await disks.folder(folder, ' 9WM 35C2V ')).DriveId, '9WM35C2V');
    await assert.rejects(disks.folder(folder, 'ü'), { id: 'DriveIdInvalid' });
    await assert.rejects(disks.folder(join(folder, 'none')), { id: 'FolderNotFound', category: 'ObjectNotFound' });
  });

  it('knows the folder of a practice disk', async () => {
    const volume = await practice('P1');
    for (const path of [volume, join(volume, '..')]) assert.equal((await lists('{}').folder(path)).DriveId, 'P1');
  });

  it('asks the kernel where there is no lsblk', () => {
    const device = { logicalBlock: '512', removable: '0', model: 'WDC ', serial: ' WD 1' };
    const disks = disksFromKernel(
      [
        { ...device, name: 'sda', sectors: '2000', partitions: ['sda1', 'sda2'] },
        { ...device, name: 'nvme0n1', sectors: '1000', serial: '', partitions: [] },
        { ...device, name: 'loop0', sectors: '8', partitions: [] },
        { ...device, name: 'sdb', sectors: '0', partitions: [] },
      ],
      '/dev/sda2 /mnt/a\\040b fuseblk rw 0 0\nproc /proc proc rw 0 0\n',
    );
    assert.deepEqual(said(disks), ['WD1 - /mnt/a b 1024000 0 NTFS 512 used', '- NVMe - 512000 0 - 512']);
  });

  it('says why disks cannot be listed, and takes folders and practice disks all the same', async () => {
    const broken = createDisks({
      home,
      inspect: inspectVolume,
      platform: 'darwin',
      run: async () => {
        throw new LocalFailure('ToolFailed', 'ObjectNotFound', 'system_profiler is missing', { target: 'system_profiler', advice: '' });
      },
    });
    await assert.rejects(broken.list(), { id: 'ToolFailed' });
    assert.equal((await broken.folder(folder)).Kind, 'Folder');
    await practice('P1');
    assert.deepEqual(
      (await broken.list()).map(({ DriveId }) => DriveId),
      ['P1'],
    );
    await assert.rejects(lists('not json').list(), { id: 'DiskListDamaged', category: 'InvalidData' });
  });
});
