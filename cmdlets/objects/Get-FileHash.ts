import { createHash } from 'node:crypto';
import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { oneOf, texts, typed } from '../../shell/command/parameter.ts';
import { type Place, providerPath } from '../../shell/drives/path.ts';
import { ErrorRecord, Raised } from '../../shell/objects/error.ts';
import { invokeMethod } from '../../shell/objects/members.ts';
import type { Value } from '../../shell/objects/value.ts';
import { FileHashInfo } from './file-hash.ts';
import { fileBytes, placesOf } from './file-paths.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'FileHash',
  synopsis: 'Works out checksums of files.',
  output: ['Microsoft.PowerShell.Commands.FileHashInfo'],
  defaultSet: 'Path',
  parameters: {
    Path: texts({
      sets: { Path: { position: 0, mandatory: true, fromPipeline: 'property' } },
      wildcards: true,
      completes: 'path',
      help: 'Files.',
    }),
    LiteralPath: texts({
      sets: { LiteralPath: { position: 0, mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'Files; no character has a meaning of its own.',
    }),
    InputStream: typed<Value>('System.IO.Stream')({
      sets: { StreamParameterSet: { position: 0, mandatory: true } },
      help: 'A stream that is read to its end.',
    }),
    Algorithm: oneOf(['SHA1', 'SHA256', 'SHA384', 'SHA512', 'MD5'], {
      position: 1,
      default: 'SHA256',
      help: 'How the checksum is worked out.',
    }),
  },
  examples: [
    {
      says: 'The checksum of a file.',
      run: "Set-Content a.txt 'abc' -NoNewline; (Get-FileHash a.txt -Algorithm MD5).Hash",
      shows: '900150983CD24FB0D6963F7D28E17F72',
    },
  ],
  stage(given, context) {
    const algorithm = given.Algorithm.toUpperCase();
    const hashOf = (pieces: Iterable<Uint8Array>): string => {
      const hash = createHash(algorithm.toLowerCase());
      for (const piece of pieces) {
        hash.update(piece);
        context.checkStop();
      }
      return hash.digest('hex').toUpperCase();
    };
    return {
      process() {
        if (given.InputStream !== undefined) {
          context.write(new FileHashInfo(algorithm, hashOf(streamBytes(given.InputStream)), null));
          return;
        }
        for (const path of given.LiteralPath ?? given.Path ?? [])
          guarded(path, context, () => {
            for (const place of placesOf(path, given.LiteralPath !== undefined, context.session)) writeHash(place);
          });
      },
    };
    function writeHash(place: Place): void {
      guarded(providerPath(place), context, () =>
        context.write(new FileHashInfo(algorithm, hashOf(fileBytes(place)), providerPath(place))),
      );
    }
  },
});

/** A file that is missing or cannot be read is an error, and the next one follows. */
function guarded(path: string, context: EngineContext, action: () => void): void {
  try {
    action();
  } catch (thrown) {
    if (!(thrown instanceof Raised) || thrown.record.invocation !== null) throw thrown;
    const { exception, id, category } = thrown.record;
    const isMissing = category === 'ObjectNotFound';
    context.error(
      new ErrorRecord(
        exception,
        isMissing ? 'FileNotFound' : id === 'UnauthorizedAccessError' ? id : 'FileReadError',
        isMissing ? category : 'ReadError',
        path,
      ),
    );
  }
}

const pieceSize = 65_536;

function* streamBytes(stream: Value): Generator<Uint8Array> {
  const buffer = new Uint8Array(pieceSize);
  for (;;) {
    const read = invokeMethod(stream, 'Read', [buffer, 0, pieceSize]);
    if (typeof read !== 'number' || read <= 0) return;
    yield buffer.subarray(0, read);
  }
}
