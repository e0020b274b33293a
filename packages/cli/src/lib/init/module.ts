import { type ParserOptions, parse } from '@babel/parser';
import MagicString from 'magic-string';

/** A node of Babel's syntax tree, as far as it is looked at here. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [name: string]: unknown;
}

export interface CallNode extends Node {
  readonly arguments: readonly Node[];
}

/** A configuration file that is being changed: only what is put in changes, every other character stays. */
export interface Module {
  readonly source: string;
  readonly text: MagicString;
  /** The source with spaces instead of comments. */
  readonly code: string;
  readonly statements: readonly Node[];
}

const options: ParserOptions = {
  sourceType: 'module',
  plugins: ['typescript', 'jsx'],
  attachComment: false,
};

/**
 * @param source of a configuration file, in JavaScript or TypeScript
 * @returns the module, or undefined if it is neither
 */
export function readModule(source: string): Module | undefined {
  try {
    const { program, comments } = parse(source, options);
    const code = new MagicString(source);
    for (const { start, end } of (comments ?? []) as unknown as readonly Node[])
      code.overwrite(start, end, source.slice(start, end).replaceAll(/./g, ' '));
    const statements = program.body as unknown as readonly Node[];
    return { source, text: new MagicString(source), code: code.toString(), statements };
  } catch {
    return undefined;
  }
}

/**
 * @param module a configuration file
 * @returns its text after all edits, with the line ends that it had
 */
export function textOf({ source, text }: Module): string {
  const edited = text.toString();
  const isWindows = source.includes('\r\n') && !/(?<!\r)\n/.test(source);
  return isWindows ? edited.replaceAll(/(?<!\r)\n/g, '\r\n') : edited;
}

/**
 * @param module a configuration file
 * @returns whether it is CommonJS: what it is given to paste has to be that, too
 */
export function isCommonJs({ source, statements }: Module): boolean {
  const isModule = statements.some(({ type }) => /^(Import|Export)/.test(type));
  return !isModule && /\bmodule\.exports\b|\brequire\(/.test(source);
}

/**
 * @param module a configuration file
 * @param from a package
 * @param imported the name that it exports, or `default`
 * @returns what the file calls it, or undefined if it neither imports nor requires it
 */
export function localName(module: Module, from: string, imported: string): string | undefined {
  for (const statement of importsOf(module)) {
    const { source, specifiers } = statement as unknown as {
      source: { value: string };
      specifiers: { local: { name: string }; imported?: { name?: string; value?: string } }[];
    };
    if (source.value !== from) continue;
    for (const { local, imported: exported } of specifiers)
      if ((exported?.name ?? exported?.value ?? 'default') === imported) return local.name;
  }
  return requiredName(module, from, imported);
}

/** By `const { name } = require('…')`. */
function requiredName({ statements }: Module, from: string, imported: string): string | undefined {
  for (const { id, init } of declarationsOf(statements)) {
    const { callee, arguments: given } = (init ?? {}) as {
      callee?: { name?: string };
      arguments?: { value?: unknown }[];
    };
    if (callee?.name !== 'require' || given?.[0]?.value !== from) continue;
    for (const { key, value } of id.properties ?? [])
      if (key?.name === imported) return value?.name;
  }
  return undefined;
}

/** One variable of a `const` or `let`. */
export interface Declaration {
  readonly id: {
    readonly name?: string;
    readonly properties?: readonly {
      readonly key?: { readonly name?: string };
      readonly value?: { readonly name?: string };
    }[];
  };
  readonly init?: Node | null;
}

/**
 * @param statements of a file
 * @returns the variables that they declare
 */
export function declarationsOf(statements: readonly Node[]): readonly Declaration[] {
  return statements
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap(({ declarations }) => declarations as readonly Declaration[]);
}

/**
 * Makes names of a package known in the file: those that it has already are not imported a second time, and where
 * another thing has the name, ours gets another one.
 *
 * @param module a configuration file
 * @param names what is needed of the package
 * @param from the package
 * @returns what the file calls each
 */
export function importNames(
  module: Module,
  names: readonly string[],
  from: string,
): readonly string[] {
  const missing: string[] = [];
  const local = names.map((name) => {
    const known = localName(module, from, name);
    if (known !== undefined) return known;
    // The name may stand anywhere, also as a parameter: then, too, another one is right.
    const isTaken = hasName(module.statements, name);
    const alias = `${name}Docs`;
    missing.push(isTaken ? `${name} as ${alias}` : name);
    return isTaken ? alias : name;
  });
  if (missing.length > 0) addImport(module, missing.join(', '), from);
  return local;
}

function hasName(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { type, name: own } = value as { type?: unknown; name?: unknown };
  return (
    (type === 'Identifier' && own === name) ||
    Object.values(value).some((inner) => hasName(inner, name))
  );
}

/** What has to stay first in a file: a mark of the byte order, comments that switch checks on, and directives. */
const firstLines = /^\uFEFF?(?:#!.*\r?\n)?(?:\s*\/\/ *@ts-(?:no)?check.*\r?\n)?/;

/** Adds an import below the others, written as they are. */
function addImport(module: Module, names: string, from: string): void {
  const last = importsOf(module).at(-1);
  const written = last ? module.source.slice(last.start, last.end) : "'';";
  const quote = written.includes('"') ? '"' : "'";
  const statement = `import { ${names} } from ${quote}${from}${quote}${written.endsWith(';') ? ';' : ''}`;
  if (last) {
    module.text.appendLeft(last.end, `\n${statement}`);
    return;
  }
  const at = firstLines.exec(module.source)?.[0].length ?? 0;
  module.text.appendRight(at, `${statement}\n\n`);
}

function importsOf({ statements }: Module): readonly Node[] {
  return statements.filter(({ type }) => type === 'ImportDeclaration');
}

/**
 * Finds calls of a function anywhere in the file.
 *
 * @param module a configuration file
 * @param name what the file calls the function
 * @returns the calls
 */
export function callsOf({ statements }: Module, name: string): readonly CallNode[] {
  const visit = (value: unknown): readonly CallNode[] => {
    if (typeof value !== 'object' || value === null) return [];
    const inner = Object.values(value).flatMap(visit);
    return isCallOf(value, name) ? [value, ...inner] : inner;
  };
  return visit(statements);
}

function isCallOf(value: object, name: string): value is CallNode {
  const { type, callee } = value as { type?: string; callee?: { type?: string; name?: string } };
  return type === 'CallExpression' && callee?.type === 'Identifier' && callee.name === name;
}

/**
 * Takes a call away, and leaves what it was given.
 *
 * @param module a configuration file
 * @param call with at most one argument, or a second one that goes with it
 */
export function unwrap({ text }: Module, call: CallNode): void {
  const [argument] = call.arguments;
  if (!argument) {
    text.remove(call.start, call.end);
    return;
  }
  text.remove(call.start, argument.start);
  text.remove(argument.end, call.end);
}
