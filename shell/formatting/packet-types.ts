import { bindClass, registerType } from '../objects/net-type.ts';
import type { Signatures } from '../objects/type-table.ts';
import { FormatEndData, FormatEntryData, FormatStartData, GroupEndData, GroupStartData, type Packet, packetTypeName } from './packets.ts';

/** Every packet class has a number of its own, by which PowerShell knows a packet that came through a serializer. */
const classId = 'string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}';

const start: Signatures = {
  'System.Object shapeInfo {get;}': (self: FormatStartData) => self.shape?.kind ?? null,
  'System.Object groupingEntry {get;}': () => null,
};
const tables: readonly [made: new (...args: never[]) => Packet, id: string, members: Signatures][] = [
  [
    FormatStartData,
    '033ecb2bc07a4d43b5ef94ed5a35d280',
    {
      'System.Object pageHeaderEntry {get;}': () => null,
      'System.Object pageFooterEntry {get;}': () => null,
      'System.Object autosizeInfo {get;}': () => null,
      ...start,
    },
  ],
  [GroupStartData, '9e210fe47d09416682b841769c78b8a3', start],
  [
    FormatEntryData,
    '27c87ef9bbda4f709f6b4002fa4af63c',
    {
      'System.Object formatEntryInfo {get;}': (self: FormatEntryData) => self.entry.kind,
      'bool outOfBand {get;}': (self: FormatEntryData) => self.outOfBand,
    },
  ],
  [GroupEndData, '4ec4f0187cb04f4cb6973460dfe252df', { 'System.Object groupingEntry {get;}': () => null }],
  [FormatEndData, 'cf522b78d86c486691226b40aa69e95c', { 'System.Object groupingEntry {get;}': () => null }],
];

for (const [made, id, members] of tables) {
  const name = packetTypeName(made.prototype);
  bindClass(made, name);
  registerType(name, () => ({ instance: { [classId]: () => id, ...members } }));
}
