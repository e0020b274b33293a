export { evaluate, type Program, type ProgramReader, toText } from './lib/program.ts';
export { readerName, visibleTo } from './lib/reader-programs.ts';
export { visibilityRules } from './lib/visibility-rules.ts';
export { readSampleLines, type SampleLine, type SamplePart } from './lib/sample-lines.ts';
