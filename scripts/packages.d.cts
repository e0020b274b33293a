import type { ChildProcess } from 'node:child_process';

/** See packages.cjs. */
export declare function isInstalled(folder: string): boolean;
export declare function install(
  folder: string,
  hooks: {
    readonly started: (child: ChildProcess) => void;
    readonly isStopped: () => boolean;
  },
  then: (problem?: string, output?: string) => void,
): void;
export declare function figuresOf(
  folder: string,
): { readonly seconds: number; readonly megabytes: number } | undefined;
