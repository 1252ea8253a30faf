/** Declares what scripts see of the parser: System.Management.Automation.Language and PSParser. Tables are made on first use. */
import { syntaxTrees } from '../values/syntax-tree.ts';
import './enumerations.ts';
import './node-types.ts';
import './parser-types.ts';
import './ps-token-types.ts';
import { treeOf } from './syntax-tree.ts';

syntaxTrees.of = treeOf;
