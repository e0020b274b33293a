export { evaluate, type Program, type ProgramReader, toText } from './lib/program.ts';
