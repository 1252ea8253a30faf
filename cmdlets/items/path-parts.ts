import { isAbsolute } from '../../shell/drives/path.ts';
import { raise } from '../../shell/objects/error.ts';
import { normalized } from './joined-path.ts';

export type PathPart = 'Parent' | 'Leaf' | 'LeafBase' | 'Extension' | 'Qualifier' | 'NoQualifier' | 'IsAbsolute';

const qualifier = /^(?:(?:[\w.]+\\)?\w+::|[^:\\/*?[\]]+:(?!:))/;

/** One part of a path, by its text alone. */
export function partOf(path: string, part: PathPart): string | boolean {
  switch (part) {
    case 'Parent':
      return parentOf(path);
    case 'Leaf':
      return leafOf(path);
    case 'LeafBase': {
      const leaf = leafOf(path);
      return leaf.slice(0, leaf.length - extensionOf(leaf).length);
    }
    case 'Extension':
      return extensionOf(leafOf(path));
    case 'Qualifier':
      return (
        qualifier.exec(path)?.[0] ??
        raise(
          'System.FormatException',
          'ParsePathFormatError',
          'InvalidArgument',
          `Cannot parse path because path '${path}' does not have a qualifier specified.`,
          path,
        )
      );
    case 'NoQualifier':
      return path.replace(qualifier, '');
    case 'IsAbsolute':
      return isAbsolute(path);
  }
}

function parentOf(path: string): string {
  const drive = qualifier.exec(path)?.[0] ?? '';
  const rest = normalized(path.slice(drive.length));
  const trimmed = rest.length > 1 ? rest.replace(/[\\/]+$/, '') : rest;
  if (trimmed === '' || /^[\\/]$/.test(trimmed)) {
    if (drive !== '') return '';
    return raise(
      'PSArgumentException',
      'Argument',
      'InvalidArgument',
      `Cannot process argument because the value of argument "path" is not valid. Change the value of the "path" argument and run the operation again.`,
      null,
    );
  }
  const last = Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\'));
  if (last < 0) return drive;
  // The parent of what lies at a root is told only where the root has a name.
  if (last === 0) return drive === '' ? '' : drive + trimmed[0];
  return drive + trimmed.slice(0, last);
}

function leafOf(path: string): string {
  const rest = normalized(path.replace(qualifier, ''));
  const trimmed = rest.length > 1 ? rest.replace(/[\\/]+$/, '') : rest;
  if (trimmed === '') return path;
  return trimmed.slice(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1) || trimmed;
}

function extensionOf(leaf: string): string {
  const dot = leaf.lastIndexOf('.');
  return dot < 0 || dot === leaf.length - 1 ? '' : leaf.slice(dot);
}
