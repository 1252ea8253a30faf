import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, text } from '../../shell/command/parameter.ts';
import { shownPath } from '../../shell/drives/path.ts';
import type { ContentWriter } from '../../shell/drives/provider.ts';
import { createFormatter, type Formatter } from '../../shell/formatting/formatter.ts';
import { formattingOf } from '../../shell/formatting/formatting.ts';
import { textSink } from '../../shell/formatting/text-sink.ts';
import { psObject } from './format-command.ts';
import { filePlace, openTextFile } from './text-file.ts';

export default coreCmdlet({
  verb: 'Out',
  noun: 'File',
  synopsis: 'Writes to a file what the screen would show.',
  defaultSet: 'ByPath',
  output: [],
  impact: 'Medium',
  parameters: {
    FilePath: text({
      sets: { ByPath: { position: 0, mandatory: true } },
      aliases: ['Path'],
      completes: 'path',
      help: 'The file.',
    }),
    LiteralPath: text({
      sets: { ByLiteralPath: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'The file; no character has a meaning of its own.',
    }),
    Encoding: text({ position: 1, notEmpty: true, help: 'utf8NoBOM (default), utf8BOM, unicode, ascii, latin1 …' }),
    Append: flag({ help: 'Writes after what is there.' }),
    Force: flag({ help: 'Writes to a read-only file too.' }),
    NoClobber: flag({ aliases: ['NoOverwrite'], help: 'Refuses a file that is there.' }),
    Width: integer({ range: [2, 2147483647], help: 'Cells of a line.' }),
    NoNewline: flag({ help: 'Puts no line breaks between the lines.' }),
    InputObject: psObject({ help: 'The objects.', fromPipeline: 'value', allowNull: true }),
  },
  examples: [
    {
      says: 'Keeps a table in a file.',
      run: "[pscustomobject]@{ Name = 'D1' } | Out-File drives.txt; Get-Content drives.txt",
      shows: '\nName\n----\nD1\n',
    },
  ],
  stage(given, context) {
    const formatting = formattingOf(context.session);
    let formatter: Formatter | undefined;
    let file: ContentWriter | undefined;
    return {
      begin() {
        const place = filePlace(given.LiteralPath ?? given.FilePath ?? '', context.session);
        if (!context.shouldProcess(shownPath(place), 'Output to File')) return;
        const opened = openTextFile(place, {
          append: given.Append,
          force: given.Force,
          noClobber: given.NoClobber,
          encoding: given.Encoding,
        });
        file = opened;
        const end = given.NoNewline ? '' : '\n';
        formatter = createFormatter(
          formatting,
          textSink(formatting, (line) => opened.write(line + end), given.Width),
        );
      },
      process() {
        formatter?.write(given.InputObject);
      },
      end() {
        formatter?.end();
      },
      clean() {
        file?.close();
      },
    };
  },
});
