import { FolderTakenError, lockFolder } from '../src/lib/database/folder-lock.ts';

// A process that takes folders and gives them back, as its parent says.
let release = (): Promise<void> => Promise.resolve();

process.on('message', (message: { readonly lock?: string }) => void answer(message));
process.send?.('ready');

async function answer({ lock }: { readonly lock?: string }): Promise<void> {
  if (lock === undefined) {
    await release();
    release = () => Promise.resolve();
    process.send?.('released');
    return;
  }
  try {
    release = await lockFolder(lock);
    process.send?.('held');
  } catch (error) {
    process.send?.(error instanceof FolderTakenError ? 'taken' : String(error));
  }
}
