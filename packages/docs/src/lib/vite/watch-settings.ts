import { dirname, resolve } from 'node:path';
import type { DevServer } from './hooks.ts';

/**
 * Loads all pages again when a file changes from which the docs were prepared: settings and personas.
 *
 * @param server the development server
 * @param watch the files and folders
 * @param onChange is called before
 */
export function watchSettings(
  { watcher, ws }: DevServer,
  watch: readonly string[],
  onChange: () => void = () => {},
): void {
  watcher.add(watch);
  watcher.on('all', (_event, path) => {
    const file = resolve(path);
    if (!watch.includes(file) && !watch.includes(dirname(file))) return;
    onChange();
    ws.send({ type: 'full-reload' });
  });
}
