export { evaluate, type Program, type ProgramReader, toText } from './lib/program.ts';
export { inAnyGroup, readerName } from './lib/reader-programs.ts';
