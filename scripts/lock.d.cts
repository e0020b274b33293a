/** See lock.cjs. */
export declare function takeLock(folder: string, name: string): number;
