import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { View } from '../../shell/formatting/view.ts';
import { storedViews } from '../../shell/formatting/view-store.ts';

const folder = resolve(import.meta.dirname, '../../formats');
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
const owners = new Map<string, string>();

/** Paths of everything in a view that is no plain data. */
function oddities(value: unknown, path: string): string[] {
  if (typeof value === 'function') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => oddities(inner, `${path}.${key}`));
}

describe('formats/', () => {
  for (const file of files) {
    it(file, async () => {
      const { default: given } = (await import(pathToFileURL(join(folder, file)).href)) as { default: View | readonly View[] };
      for (const view of [given].flat()) {
        assert.deepEqual(oddities(view, 'view'), [], 'a view is data, without functions');
        assert.ok(storedViews(view).length > 0, 'has a shape');
        for (const type of [view.type].flat()) {
          const key = type.toLowerCase();
          assert.equal(owners.get(key) ?? file, file, `${type} has a view in another file too`);
          owners.set(key, file);
        }
        for (const { columns } of view.table ? [view.table] : []) {
          assert.ok(columns.length > 0, 'a table has columns');
          for (const column of columns)
            if (typeof column !== 'string') assert.ok(column.width === undefined || column.width > 0, 'a width is a number of cells');
        }
      }
    });
  }
});
