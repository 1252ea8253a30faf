import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text, texts } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { literalPlace, type Place, providerPath } from '../../shell/drives/path.ts';
import { currentUiCulture } from '../../shell/objects/culture.ts';
import { raise } from '../../shell/objects/error.ts';
import { toText } from '../../shell/objects/text.ts';
import { fileText } from './file-paths.ts';

export default coreCmdlet({
  verb: 'Import',
  noun: 'LocalizedData',
  synopsis: 'Reads the texts of a script in the language of the user.',
  output: ['System.Collections.Hashtable'],
  parameters: {
    BindingVariable: text({
      position: 0,
      aliases: ['Variable'],
      notEmpty: true,
      help: 'The variable that gets the table; without it the table is written.',
    }),
    UICulture: text({ position: 1, help: 'The language: de-DE; that of the session when left out.' }),
    BaseDirectory: text({ completes: 'path', help: 'Where the folders of the languages are; that of the script when left out.' }),
    FileName: text({ help: 'Name of the file; that of the script when left out.' }),
    SupportedCommand: texts({ help: 'Commands that may stand in the file.' }),
  },
  examples: [
    {
      says: 'Texts of a script.',
      run: "Set-Content t.psd1 '@{ Hi = ''Hello'' }'; Import-LocalizedData -BindingVariable t -BaseDirectory . -FileName t; $t.Hi",
      shows: 'Hello',
    },
  ],
  stage(given, context) {
    return {
      begin() {
        const { session } = context;
        const script = toText(session.variables.get('PSCommandPath') ?? '');
        const cut = Math.max(script.lastIndexOf('/'), script.lastIndexOf('\\'));
        if (script === '' && (given.FileName === undefined || given.BaseDirectory === undefined))
          raise(
            'PSInvalidOperationException',
            'InvalidOperation',
            'InvalidOperation',
            'The FileName parameter was not specified. The FileName parameter is required when Import-LocalizedData is not called from a script file.',
          );
        const folder = given.BaseDirectory ?? script.slice(0, cut);
        const name = `${(given.FileName ?? script.slice(cut + 1)).replace(/\.[^.]*$/, '')}.psd1`;
        const drives = drivesOf(session);
        const exists = (path: string): Place | undefined => {
          const place = literalPlace(path, drives);
          return place.provider.exists(providerPath(place)) ? place : undefined;
        };
        const found = folders(given.UICulture ?? currentUiCulture().name)
          .map((language) => exists([folder, language, name].filter(Boolean).join('/')))
          .find((place) => place !== undefined);
        if (!found)
          return raise(
            'PSInvalidOperationException',
            'ImportLocalizedData',
            'ObjectNotFound',
            `Cannot find the PowerShell data file '${name}' in directory '${folder}/${given.UICulture ?? currentUiCulture().name}/', or in any parent culture directories.`,
            name,
          );
        const allowed = ['ConvertFrom-StringData', ...(given.SupportedCommand ?? [])];
        const data = session.blocks.data(session.blocks.create(fileText(found, undefined)), allowed);
        if (given.BindingVariable === undefined) context.write(data);
        else session.variables.set(given.BindingVariable, data);
      },
    };
  },
});

/** `de-DE`, `de`, and last the folder itself. */
function folders(culture: string): string[] {
  const parts = culture.split('-').filter(Boolean);
  return [...parts.map((_, at) => parts.slice(0, parts.length - at).join('-')), ''];
}
