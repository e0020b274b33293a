import { declarationsOf, type Module, type Node } from './module.ts';

/**
 * Takes the import of a package out of a file, or its `require`.
 *
 * @param module a configuration file
 * @param from the package
 * @param names all that the file may know of it
 * @returns whether it is out; not if the file knows more of the package
 */
export function removeImport(module: Module, from: string, names: readonly string[]): boolean {
  const statements = module.statements.filter((statement) => isImportOf(statement, from));
  const isOurs = statements.every((statement) =>
    importedBy(statement).every((name) => names.includes(name)),
  );
  if (!isOurs) return false;
  for (const { start, end } of statements) {
    // With the line break, and the blank line that stood between the import and all else.
    const isFirst = module.source.slice(0, start).trim() === '';
    const [rest = ''] =
      (isFirst ? /^[ \t]*(?:\r?\n)*/ : /^[ \t]*\r?\n?/).exec(module.source.slice(end)) ?? [];
    module.text.remove(start, end + rest.length);
  }
  return true;
}

function isImportOf(statement: Node, from: string): boolean {
  if (statement.type === 'ImportDeclaration')
    return (statement as unknown as { source: { value: string } }).source.value === from;
  const [declaration, another] = declarationsOf([statement]);
  const { callee, arguments: given } = (declaration?.init ?? {}) as {
    callee?: { name?: string };
    arguments?: { value?: unknown }[];
  };
  return !another && callee?.name === 'require' && given?.[0]?.value === from;
}

function importedBy(statement: Node): readonly string[] {
  if (statement.type === 'ImportDeclaration')
    return (
      statement as unknown as {
        specifiers: { imported?: { name?: string; value?: string } }[];
      }
    ).specifiers.map(({ imported }) => imported?.name ?? imported?.value ?? 'default');
  return declarationsOf([statement]).flatMap(({ id }) =>
    id.properties ? id.properties.map(({ key }) => key?.name ?? '') : ['default'],
  );
}
