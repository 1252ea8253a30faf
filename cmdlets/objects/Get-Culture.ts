import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, texts } from '../../shell/command/parameter.ts';
import { tryConvert } from '../../shell/objects/convert.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { getStatic } from '../../shell/objects/members.ts';
import { requireType } from '../../shell/objects/net-type.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'Culture',
  synopsis: 'Tells the culture of the session, or one by its name.',
  output: ['System.Globalization.CultureInfo'],
  defaultSet: 'CurrentCulture',
  parameters: {
    NoUserOverrides: flag({ sets: ['CurrentCulture', 'Name'], help: 'Without what the user changed.' }),
    Name: texts({ sets: { Name: { position: 0, fromPipeline: 'value' } }, notEmpty: true, help: 'Names: de-DE.' }),
    ListAvailable: flag({ sets: ['ListAvailable'], help: 'All that are known.' }),
  },
  examples: [{ says: 'By name.', run: "(Get-Culture 'de-DE').Name", shows: 'de-DE' }],
  stage(given, context) {
    return {
      process() {
        const type = requireType('System.Globalization.CultureInfo');
        if (given.ListAvailable) {
          for (const name of available) {
            const made = tryConvert(name, type);
            if (made.ok) context.write(made.value);
          }
          return;
        }
        if (given.Name === undefined) context.write(getStatic(type, 'CurrentCulture'));
        for (const name of given.Name ?? []) {
          const made = tryConvert(name, type);
          if (made.ok) context.write(made.value);
          else {
            const message = `Culture is not supported. (Parameter 'name')\n${name} is an invalid culture identifier.`;
            context.error(
              new ErrorRecord(new NetException('System.Globalization.CultureNotFoundException', message), message, 'InvalidArgument', name),
            );
          }
        }
      },
    };
  },
});

/** Languages and regions that JavaScript's own data knows, among those that are spoken most. */
const available = Intl.DateTimeFormat.supportedLocalesOf(
  'af am ar ar-EG ar-SA az be bg bg-BG bn bs ca ca-ES cs cs-CZ cy da da-DK de de-AT de-CH de-DE el el-GR en en-AU en-CA en-GB en-IE en-IN en-NZ en-US en-ZA es es-AR es-ES es-MX et eu fa fi fi-FI fil fr fr-BE fr-CA fr-CH fr-FR ga gl gu he he-IL hi hi-IN hr hr-HR hu hu-HU hy id id-ID is it it-CH it-IT ja ja-JP ka kk km kn ko ko-KR ky lo lt lt-LT lv lv-LV mk ml mn mr ms my nb nb-NO ne nl nl-BE nl-NL pa pl pl-PL ps pt pt-BR pt-PT ro ro-RO ru ru-RU si sk sk-SK sl sl-SI sq sr sv sv-SE sw ta te th th-TH tr tr-TR uk uk-UA ur uz vi vi-VN zh zh-CN zh-HK zh-TW zu'.split(
    ' ',
  ),
);
