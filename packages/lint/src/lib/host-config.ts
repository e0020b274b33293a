import { isRecord } from '@bookplate/protocol';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParserOptions, parse } from '@babel/parser';

/** The literal values in a configuration file. What is computed is undefined. */
export type HostConfig = Readonly<Record<string, unknown>>;

/**
 * Finds the configuration file of a host.
 *
 * @param root the folder of the site
 * @param name such as `astro.config`
 * @returns its path, or undefined if there is none
 */
export function findConfigFile(root: string, name: string): string | undefined {
  return ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs']
    .map((extension) => join(root, `${name}.${extension}`))
    .find((file) => existsSync(file));
}

const options: ParserOptions = {
  sourceType: 'unambiguous',
  plugins: ['typescript', 'jsx'],
  errorRecovery: true,
};

/**
 * Reads what a configuration file says in literals, such as `base: '/docs'`. It is not run: lint works offline, also
 * where the host is not installed.
 *
 * @param file its path
 * @returns the object that it exports; empty if that cannot be seen
 */
export function readHostConfig(file: string): HostConfig {
  let statements: readonly Statement[];
  try {
    statements = parse(readFileSync(file, 'utf8'), options).program.body;
  } catch {
    return {};
  }
  const variables = new Map<string, Expression>();
  let exported: Expression | undefined;
  for (const statement of statements) {
    if (statement.type === 'VariableDeclaration')
      for (const { id, init } of statement.declarations)
        if (id.type === 'Identifier' && init) variables.set(id.name, init);
    if (statement.type === 'ExportDefaultDeclaration')
      exported = statement.declaration as Expression;
    if (statement.type === 'ExpressionStatement') exported = moduleExports(statement) ?? exported;
  }
  const value = exported && literalOf(exported, variables);
  return isRecord(value) ? value : {};
}

/**
 * Reads the options of a call, such as `docs: defineCollection({ loader: glob({ … }) })`.
 *
 * @param file the path of a configuration file
 * @param entry the name of the entry that it is in; undefined for any place
 * @param callee the name of the function
 * @returns its first argument, as far as it is literal; undefined if there is no such call
 */
export function readCallIn(file: string, entry: string | undefined, callee: string): unknown {
  let statements: readonly Statement[];
  try {
    statements = parse(readFileSync(file, 'utf8'), options).program.body;
  } catch {
    return undefined;
  }
  const find = (value: unknown, isInside: boolean): Expression | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    const node = value as Expression & { key?: { name?: string } };
    if (
      isInside &&
      node.type === 'CallExpression' &&
      node.callee.type === 'Identifier' &&
      node.callee.name === callee
    )
      return node.arguments[0] as Expression | undefined;
    const isEntry = isInside || node.key?.name === entry;
    for (const inner of Object.values(node)) {
      const found = find(inner, isEntry);
      if (found) return found;
    }
    return undefined;
  };
  const argument = find(statements, entry === undefined);
  return argument && literalOf(argument, new Map());
}

type Statement = ReturnType<typeof parse>['program']['body'][number];
type Expression = Extract<Statement, { type: 'ExpressionStatement' }>['expression'];

/** `module.exports = …`. */
function moduleExports({
  expression,
}: {
  readonly expression: Expression;
}): Expression | undefined {
  return expression.type === 'AssignmentExpression' &&
    expression.left.type === 'MemberExpression' &&
    expression.left.property.type === 'Identifier' &&
    expression.left.property.name === 'exports'
    ? expression.right
    : undefined;
}

function literalOf(node: Expression, variables: ReadonlyMap<string, Expression>): unknown {
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return node.value;
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? node.quasis[0]?.value.cooked : undefined;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return literalOf(node.expression, variables);
    case 'Identifier': {
      const variable = variables.get(node.name);
      // Each is looked up once, so that none can lead to itself.
      const others = new Map(variables);
      others.delete(node.name);
      return variable && literalOf(variable, others);
    }
    case 'ArrayExpression':
      return node.elements.map((element) =>
        element && element.type !== 'SpreadElement' ? literalOf(element, variables) : undefined,
      );
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.flatMap((property) => {
          if (property.type !== 'ObjectProperty' || property.computed) return [];
          const { key } = property;
          const name =
            key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : '';
          return [[name, literalOf(property.value as Expression, variables)]];
        }),
      );
    case 'CallExpression': {
      // `defineConfig({…})`, `withBookplate(config)`, `require.resolve('…')`: what they are given is what counts here.
      const [argument] = node.arguments;
      return argument && argument.type !== 'SpreadElement'
        ? literalOf(argument as Expression, variables)
        : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * @param config an object
 * @param name of an entry
 * @returns the entry if it is a text
 */
export function textIn(config: unknown, name: string): string | undefined {
  const value = isRecord(config) ? config[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
