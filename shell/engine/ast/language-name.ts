export const automation = 'System.Management.Automation.';

/** The full name of a type of PowerShell's parser: `PipelineAst` gives System.Management.Automation.Language.PipelineAst. */
export const languageType = (name: string): string => `${automation}Language.${name}`;
