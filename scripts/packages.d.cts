import type { ChildProcess } from 'node:child_process';

/** See packages.cjs. */
export declare function isInstalled(folder: string): boolean;
export declare function install(
  folder: string,
  then: (problem?: string, output?: string) => void,
): ChildProcess;
export declare function figuresOf(
  folder: string,
): { readonly seconds: number; readonly megabytes: number } | undefined;
