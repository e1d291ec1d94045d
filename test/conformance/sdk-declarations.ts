import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/*
 * The field lists that the vendor publishes with its SDK: the declarations of the request bodies, read as text, and
 * the paths that the SDK itself calls.
 */

interface Field {
  isRequired: boolean;
  /** As declared: `string`, `Array<string>`, `Models.NumericRange` and the like. */
  type: string;
}

export interface SdkDeclarations {
  /** Whether the SDK calls it, with a name in braces for what varies. */
  hasPath(path: string): boolean;
  /** What is wrong with a body by the declaration of that name; empty where nothing is. */
  findFaults(value: unknown, typeName: string): string[];
  /** The names of an operation's query parameters. */
  listQuery(operation: string): string[];
}

export function readSdkDeclarations(): SdkDeclarations {
  const entry = createRequire(import.meta.url).resolve('purecloud-platform-client-v2');
  const program = readFileSync(entry, 'utf8');
  const declarations = readFileSync(join(dirname(entry), '..', '..', 'index.d.ts'), 'utf8');

  const known = new Map<string, Map<string, Field>>();

  function fieldsOf(name: string): Map<string, Field> {
    const read = known.get(name) ?? readFields(name);
    known.set(name, read);
    return read;
  }

  function readFields(name: string): Map<string, Field> {
    const start = declarations.indexOf(`\texport interface ${name} {`);
    if (start < 0) throw new Error(`the SDK declares no ${name}`);
    const body = declarations.slice(start, declarations.indexOf('}\n', start));
    const rows = [...body.matchAll(/^\t\t"(\w+)"(\??): (.+);$/gm)];
    return new Map(
      rows.map(([, field = '', optional, type = '']) => [field, { isRequired: optional === '', type }]),
    );
  }

  function findFaults(value: unknown, type: string, at: string): string[] {
    const list = /^Array<(.+)>$/.exec(type)?.[1];
    if (list !== undefined) {
      if (!Array.isArray(value)) return [`${at} is no list`];
      return value.flatMap((entry, index) => findFaults(entry, list, `${at}[${index}]`));
    }
    const model = /^Models\.(\w+)$/.exec(type)?.[1];
    if (model === undefined) return typeof value === type ? [] : [`${at} is no ${type}`];
    if (typeof value !== 'object' || value === null) return [`${at} is no object`];
    const fields = fieldsOf(model);
    const missing = [...fields]
      .filter(([name, { isRequired }]) => isRequired && !(name in value))
      .map(([name]) => `${at}.${name} is missing`);
    const wrong = Object.entries(value).flatMap(([name, entry]) => {
      const field = fields.get(name);
      return field === undefined
        ? [`${at}.${name} is not known`]
        : findFaults(entry, field.type, `${at}.${name}`);
    });
    return [...missing, ...wrong];
  }

  return {
    hasPath: (path) => program.includes(`'${path}'`),
    findFaults: (value, typeName) => findFaults(value, `Models.${typeName}`, typeName),
    listQuery: (operation) =>
      [...fieldsOf(`${operation}Options`).keys()].filter((name) => name !== 'customHeaders'),
  };
}
