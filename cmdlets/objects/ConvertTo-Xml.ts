import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, oneOf } from '../../shell/command/parameter.ts';
import { XmlDocument } from '../../shell/objects/xml/node.ts';
import { loadXml } from '../../shell/objects/xml/parse.ts';
import { pipelineObject } from './pipeline-object.ts';
import { XmlText } from './xml-text.ts';

const declaration = '<?xml version="1.0" encoding="utf-8"?>';

export default coreCmdlet({
  verb: 'ConvertTo',
  noun: 'Xml',
  synopsis: 'Writes objects as XML.',
  output: ['System.Xml.XmlDocument', 'System.String'],
  parameters: {
    Depth: integer({ default: 1, range: [1, 2147483647], help: 'How deep objects in objects are followed.' }),
    InputObject: pipelineObject({ position: 0, mandatory: true, fromPipeline: 'value', allowNull: true, help: 'The objects.' }),
    NoTypeInformation: flag({ help: 'Without the types.' }),
    As: oneOf(['Stream', 'String', 'Document'], {
      default: 'Document',
      notEmpty: true,
      help: 'A document, one text, or a text for each object.',
    }),
  },
  examples: [{ says: 'Reads it back.', run: '([pscustomobject]@{ A = 1 } | ConvertTo-Xml).Objects.Object.Property.Name', shows: 'A' }],
  stage(given, context) {
    const writer = new XmlText(!given.NoTypeInformation, given.Depth);
    const how = given.As.toLowerCase();
    const lines: string[] = [];
    return {
      begin() {
        if (how === 'stream') for (const line of [declaration, '<Objects>']) context.write(line);
      },
      process() {
        if (given.InputObject === undefined) return;
        if (how === 'stream') context.write(writer.lines(given.InputObject, 0).join('\n'));
        else lines.push(...writer.lines(given.InputObject, 1));
      },
      end() {
        if (how === 'stream') {
          context.write('</Objects>');
          return;
        }
        const all = lines.length > 0 ? [declaration, '<Objects>', ...lines, '</Objects>'] : [declaration, '<Objects />'];
        if (how === 'string') context.write(all.join('\n'));
        else {
          const document = new XmlDocument();
          loadXml(document, all.join('\n'));
          context.write(document);
        }
      },
    };
  },
});
