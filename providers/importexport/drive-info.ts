import { LocalFailure } from '../contracts/failure.ts';
import { XmlFailure, type XmlNode, xmlPieces } from './xml-stream.ts';
import { element } from './xml-text.ts';

/**
 * What the job API wants to know of a drive. As a file (`<DriveId>.xml`) it stands in for a journal that is larger than the portal's
 * 2 MB; it stands in the journal, too. It holds the BitLocker key, so it is written for its owner only.
 */
export interface DriveInfo {
  DriveId: string;
  BitLockerKey: string; //               48-digit password, or base64 of an external key; may be empty
  ManifestFile: string;
  ManifestHash: string; //               32 hex (MD5) or 64 hex (SHA-256)
}

export function driveInfoXml({ DriveId, BitLockerKey, ManifestFile, ManifestHash }: DriveInfo): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Drive>
   ${element('DriveId', DriveId)}
   ${element('BitLockerKey', BitLockerKey)}
   ${element('ManifestFile', ManifestFile)}
   ${element('ManifestHash', ManifestHash)} </Drive>`;
}

/** Reads it back. Throws LocalFailure DriveInfoInvalid. */
export async function readDriveInfo(text: string, name = 'drive information'): Promise<DriveInfo> {
  const invalid = (why: string, cause?: unknown) =>
    new LocalFailure('DriveInfoInvalid', 'InvalidData', `The ${name} is damaged: ${why}.`, {
      target: name,
      advice: 'Run Start-OfflineBackupDiskPrep again: it writes this file anew.',
      cause,
    });
  const nodes: XmlNode[] = [];
  try {
    for await (const pieces of xmlPieces(once(text), new Set(['Drive'])))
      for (const piece of pieces) {
        if (piece.kind !== 'node') continue;
        if (piece.parent !== 'Drive') throw invalid(`<${piece.node.name}> is not <Drive>`);
        nodes.push(piece.node);
      }
  } catch (cause) {
    if (cause instanceof XmlFailure) throw invalid(cause.message, cause);
    throw cause;
  }
  const part = (name: string) => nodes.find((node) => node.name === name)?.text.trim() ?? '';
  const info: DriveInfo = {
    DriveId: part('DriveId'),
    BitLockerKey: part('BitLockerKey'),
    ManifestFile: part('ManifestFile'),
    ManifestHash: part('ManifestHash').toUpperCase(),
  };
  if (info.DriveId === '') throw invalid('<DriveId> is missing');
  if (!/^([0-9A-F]{32}|[0-9A-F]{64})$/.test(info.ManifestHash)) throw invalid('<ManifestHash> is neither an MD5 nor a SHA-256');
  return info;
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
