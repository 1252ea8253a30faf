import { credential, flag, integer, object, oneOf, secret, table, text } from '../../shell/command/parameter.ts';

/** What Invoke-WebRequest and Invoke-RestMethod take. */
export const webParameters = {
  Uri: text({ position: 0, mandatory: true, notEmpty: true, help: 'The address; without a scheme it is http.' }),
  Method: oneOf(['Default', 'Get', 'Head', 'Post', 'Put', 'Delete', 'Trace', 'Options', 'Merge', 'Patch'], {
    sets: ['StandardMethod'],
    default: 'Default',
    help: 'The method; POST when there is a body, else GET.',
  }),
  CustomMethod: text({ sets: { CustomMethod: { mandatory: true } }, aliases: ['CM'], notEmpty: true, help: 'Any other method.' }),
  Headers: table({ help: 'Headers by name.' }),
  Body: object({ fromPipeline: 'value', help: 'Text, bytes, or a table that is sent as a form (with GET: as query).' }),
  Form: table({ help: 'Fields of a multipart form.' }),
  InFile: text({ completes: 'path', help: 'A file whose content is sent.' }),
  OutFile: text({ completes: 'path', help: 'A file that takes the answer.' }),
  PassThru: flag({ help: 'With -OutFile: gives the answer as well.' }),
  ContentType: text({ help: 'Type of the body.' }),
  UserAgent: text({ help: 'What the request says it comes from.' }),
  Authentication: oneOf(['None', 'Basic', 'Bearer', 'OAuth'], { default: 'None', help: 'How -Credential or -Token is sent.' }),
  Credential: credential({ help: 'User name and password.' }),
  Token: secret({ help: 'A bearer token.' }),
  AllowUnencryptedAuthentication: flag({ help: 'Sends secrets over http too.' }),
  ConnectionTimeoutSeconds: integer({
    default: 0,
    aliases: ['TimeoutSec'],
    range: [0, 2147483],
    help: 'Seconds until it is given up; 0 waits.',
  }),
  MaximumRedirection: integer({ default: -1, range: [-1, 2147483647], help: 'How many redirections are followed.' }),
  MaximumRetryCount: integer({ default: 0, range: [0, 2147483647], help: 'How often a request that failed is repeated.' }),
  RetryIntervalSec: integer({ default: 5, range: [1, 2147483647], help: 'Seconds between two tries.' }),
  SkipHttpErrorCheck: flag({ help: 'Takes 4xx and 5xx as answers like all others.' }),
  UseBasicParsing: flag({ hidden: true, help: 'Has no effect; kept for old scripts.' }),
  DisableKeepAlive: flag({ help: 'Closes the connection after the answer.' }),
};

/** Bound parameters of these names are handed on as they are. */
export const webParameterNames = Object.keys(webParameters);
