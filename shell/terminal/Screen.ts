import { Box, Text, useCursor } from 'ink';
import { createElement, type ReactElement, useSyncExternalStore } from 'react';
import type { ScreenStore } from './screen-store.ts';

/** One row of ready text: Ink only has to place it. */
const row = (text: string, key: string): ReactElement => createElement(Text, { key, wrap: 'truncate' }, text || ' ');

/** The live part of the screen: the line being edited with its menu, or the bars of what runs. */
export function Screen({ store }: { readonly store: ScreenStore }): ReactElement {
  const { line, below, progress } = useSyncExternalStore(store.subscribe, store.get);
  const { setCursorPosition } = useCursor();
  setCursorPosition(line ? { x: line.cursor.column, y: line.cursor.row } : undefined);
  return createElement(Box, { flexDirection: 'column' }, [
    ...(line?.rows.map((text, at) => row(text, `line${at}`)) ?? []),
    ...below.map((text, at) => row(text, `below${at}`)),
    ...progress.map((text, at) => row(text, `progress${at}`)),
  ]);
}
