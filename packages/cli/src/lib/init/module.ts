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
    const statements = parse(source, options).program.body as unknown as readonly Node[];
    return { source, text: new MagicString(source), statements };
  } catch {
    return undefined;
  }
}

/**
 * @param module a configuration file
 * @param from a package
 * @param imported the name that it exports, or `default`
 * @returns what the file calls it, or undefined if it does not import it
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
  return undefined;
}

/**
 * Adds an import below the others, written as they are.
 *
 * @param module a configuration file
 * @param names what is needed of the package
 * @param from the package
 */
export function addImport(module: Module, names: string, from: string): void {
  const last = importsOf(module).at(-1);
  const written = last ? module.source.slice(last.start, last.end) : "'';";
  const quote = written.includes('"') ? '"' : "'";
  const statement = `import { ${names} } from ${quote}${from}${quote}${written.endsWith(';') ? ';' : ''}`;
  if (last) module.text.appendLeft(last.end, `\n${statement}`);
  else module.text.prepend(`${statement}\n\n`);
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
