import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text } from '../../shell/command/parameter.ts';
import type { ContentWriter } from '../../shell/drives/provider.ts';
import { createFormatter, type Formatter } from '../../shell/formatting/formatter.ts';
import { formattingOf } from '../../shell/formatting/formatting.ts';
import { textSink } from '../../shell/formatting/text-sink.ts';
import type { Value } from '../../shell/objects/value.ts';
import { psObject } from './format-command.ts';
import { filePlace, openTextFile } from './text-file.ts';

export default coreCmdlet({
  verb: 'Tee',
  noun: 'Object',
  synopsis: 'Keeps a copy of what passes, in a file or a variable.',
  aliases: ['tee'],
  defaultSet: 'File',
  output: ['System.Management.Automation.PSObject'],
  parameters: {
    InputObject: psObject({ help: 'The objects.', fromPipeline: 'value', allowNull: true }),
    FilePath: text({ sets: { File: { position: 0, mandatory: true } }, aliases: ['Path'], completes: 'path', help: 'The file.' }),
    LiteralPath: text({
      sets: { LiteralFile: { mandatory: true } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'The file; no character has a meaning of its own.',
    }),
    Append: flag({ sets: ['File'], help: 'Writes after what is there.' }),
    Encoding: text({ sets: ['File', 'LiteralFile'], notEmpty: true, help: 'utf8NoBOM (default), utf8BOM, unicode, ascii, latin1 …' }),
    Variable: text({
      sets: { Variable: { mandatory: true } },
      completes: 'variable',
      help: 'Name of the variable, without the dollar sign.',
    }),
  },
  examples: [
    {
      says: 'Keeps what passes.',
      run: '1..3 | Tee-Object -Variable kept | Measure-Object | ForEach-Object Count; "$kept"',
      shows: '3\n1 2 3',
    },
  ],
  stage(given, context) {
    const kept: Value[] = [];
    let formatter: Formatter | undefined;
    let file: ContentWriter | undefined;
    return {
      begin() {
        if (given.Variable !== undefined) return;
        const place = filePlace(given.LiteralPath ?? given.FilePath ?? '', context.session);
        const opened = openTextFile(place, { append: given.Append, force: false, noClobber: false, encoding: given.Encoding });
        file = opened;
        const formatting = formattingOf(context.session);
        formatter = createFormatter(
          formatting,
          textSink(formatting, (line) => opened.write(`${line}\n`)),
        );
      },
      process() {
        if (formatter) formatter.write(given.InputObject);
        else kept.push(given.InputObject);
        context.write(given.InputObject);
      },
      end() {
        formatter?.end();
      },
      clean() {
        file?.close();
        if (given.Variable !== undefined) context.session.variables.set(given.Variable, kept.length === 1 ? kept[0] : kept);
      },
    };
  },
});
