import type { ErrorCategory } from '../../objects/error.ts';
import { Raised } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { errorRecord } from '../errors/raised.ts';
import type { Parameter } from './parameter.ts';

/** An argument that does not fit. Non-terminating when it belongs to one object of the pipeline. */
export class BindingError extends Raised {}

type Kind =
  | 'ParameterBindingException'
  | 'ParameterBindingValidationException'
  | 'ParameterBindingArgumentTransformationException'
  | 'MetadataException';

function make(kind: Kind, id: string, message: string, target: Value = null, category?: ErrorCategory): BindingError {
  const usual: ErrorCategory =
    kind === 'ParameterBindingException' ? 'InvalidArgument' : kind === 'MetadataException' ? 'MetadataError' : 'InvalidData';
  return new BindingError(errorRecord(kind, id, category ?? usual, message, target));
}

const plain = (id: string, message: string, target: Value = null): BindingError => make('ParameterBindingException', id, message, target);

export const unknownParameter = (name: string): BindingError =>
  plain('NamedParameterNotFound', `A parameter cannot be found that matches parameter name '${name}'.`);

export const ambiguousParameter = (name: string, found: readonly Parameter[]): BindingError =>
  plain(
    'AmbiguousParameter',
    `Parameter cannot be processed because the parameter name '${name}' is ambiguous. Possible matches include:${found.map((each) => ` -${each.name}`).join('')}.`,
  );

export const missingArgument = (parameter: Parameter): BindingError =>
  plain(
    'MissingArgument',
    `Missing an argument for parameter '${parameter.name}'. Specify a parameter of type '${parameter.type.fullName}' and try again.`,
  );

export const alreadyBound = (parameter: Parameter): BindingError =>
  plain(
    'ParameterAlreadyBound',
    `Cannot bind parameter because parameter '${parameter.name}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".`,
  );

export const tooMany = (text: string): BindingError =>
  plain('PositionalParameterNotFound', `A positional parameter cannot be found that accepts argument '${text}'.`);

export const ambiguousSet = (): BindingError =>
  plain(
    'AmbiguousParameterSet',
    'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
  );

export const missingMandatory = (names: readonly string[]): BindingError =>
  plain('MissingMandatoryParameter', `Cannot process command because of one or more missing mandatory parameters: ${names.join(' ')}.`);

export const notTransformed = (parameter: Parameter, why: string): BindingError =>
  make(
    'ParameterBindingArgumentTransformationException',
    'ParameterArgumentTransformationError',
    `Cannot process argument transformation on parameter '${parameter.name}'. ${why}`,
  );

export const notCoerced = (parameter: Parameter, why: string): BindingError =>
  plain('CannotConvertArgumentNoMessage', `Cannot bind parameter '${parameter.name}'. ${why}`);

export const collectionForOne = (parameter: Parameter, valueType: string): BindingError =>
  plain(
    'CannotConvertArgument',
    `Cannot convert '${valueType}' to the type '${parameter.type.fullName}' required by parameter '${parameter.name}'. Specified method is not supported.`,
  );

export const notValid = (parameter: Parameter, why: string): BindingError =>
  make(
    'ParameterBindingValidationException',
    'ParameterArgumentValidationError',
    `Cannot validate argument on parameter '${parameter.name}'. ${why}`,
  );

export const notAllowed = (parameter: Parameter, what: 'Null' | 'EmptyString' | 'EmptyArray'): BindingError =>
  make(
    'ParameterBindingValidationException',
    `ParameterArgumentValidationError${what}NotAllowed`,
    `Cannot bind argument to parameter '${parameter.name}' because it is ${what === 'Null' ? 'null' : what === 'EmptyString' ? 'an empty string' : 'an empty array'}.`,
  );

export const inputNotBound = (input: Value): BindingError =>
  plain(
    'InputObjectNotBound',
    'The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.',
    input,
  );

export const blockWithoutInput = (parameter: Parameter): BindingError =>
  make(
    'ParameterBindingException',
    'ScriptBlockArgumentNoInput',
    `Cannot evaluate parameter '${parameter.name}' because its argument is specified as a script block and there is no input. A script block cannot be evaluated without input.`,
    null,
    'MetadataError',
  );

export const blockFailed = (parameter: Parameter, why: string): BindingError =>
  plain('ScriptBlockArgumentInvocationFailed', `The input to the script block for parameter '${parameter.name}' failed. ${why}`);

export const blockGaveNothing = (parameter: Parameter): BindingError =>
  plain(
    'ScriptBlockArgumentNoOutput',
    `Cannot evaluate parameter '${parameter.name}' because its argument input did not produce any output.`,
  );
