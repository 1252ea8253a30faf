/** Declares every type of this room. Declaring costs little: tables are made when a type is first used. */
import './array.ts';
import './char.ts';
import './collections.ts';
import './core.ts';
import './datetime.ts';
import './enumerations.ts';
import './exceptions.ts';
import './generic-collections.ts';
import './guid.ts';
import './interfaces.ts';
import './numbers.ts';
import './powershell.ts';
import './reflection.ts';
import './string-comparer.ts';
import './string.ts';
import './timespan.ts';
import './version.ts';
