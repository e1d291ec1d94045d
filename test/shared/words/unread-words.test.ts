import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { listFiles, readText } from '../../repository-files.ts';

/*
 * Words that nobody reads mislead whoever translates. A table that is handed on whole, or looked up by a value, counts as
 * read; else each of its words must be named somewhere.
 */

type Program = ReturnType<typeof parseAst>;
type Declaration = Extract<Program['body'][number], { type: 'VariableDeclaration' }>;
type Value = Declaration['declarations'][number]['init'];
type Table = Extract<Value, { type: 'ObjectExpression' }>;

/** A source, and the name by which it knows a table; `key`: what the table is called in the one around it. */
interface Reader {
  source: string;
  name: string;
  key: string;
}

const sources = listFiles('src', 'bench')
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => {
    const text = readText(file);
    return { file, text, code: text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import[\s\S]*?;$/gm, '') };
  });

function toTable(value: Value): Table | null {
  if (value?.type === 'TSAsExpression' || value?.type === 'TSSatisfiesExpression')
    return toTable(value.expression);
  return value?.type === 'ObjectExpression' ? value : null;
}

function tablesOf(text: string): [string, Table][] {
  return parseAst(text, { lang: 'ts' }).body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration') return [];
    return declared.declarations.flatMap(({ id, init }): [string, Table][] => {
      const table = toTable(init);
      return id.type === 'Identifier' && table !== null ? [[id.name, table]] : [];
    });
  });
}

/** How the table's members are read; null: it is used in another way. */
function findMembers(readers: readonly Reader[]): Reader[] | null {
  const members: Reader[] = [];
  const open = [...readers];
  for (const reader of open) {
    const { source, name } = reader;
    // A path stands only where it is read; a bare name also where a property or a parameter is called the same.
    const form = name.includes('.') ? name.replaceAll('.', '\\s*\\.\\s*') : `${name}(?!\\??:| = |\\()`;
    const uses = new RegExp(
      `(?:const (?:(\\w+)|\\{([^}]*)\\}) = )?(?<=^|\\.{3}|[^\\w.'-])${form}\\b(?:\\s*\\.(\\w+))?(;)?`,
      'g',
    );
    for (const [, alias, parts, member, ends] of source.matchAll(uses))
      if (member !== undefined) members.push({ source, name: `${name}.${member}`, key: member });
      else if (ends !== undefined && alias !== undefined) open.push({ ...reader, name: alias });
      else if (ends !== undefined && parts !== undefined && !parts.includes('...'))
        for (const part of parts.split(',')) {
          const [key = '', own = key] = part.trim().split(/:\s*/);
          members.push({ source, name: own, key });
        }
      else return null;
  }
  return members;
}

function findUnread(path: string, table: Table, readers: readonly Reader[]): string[] {
  const members = findMembers(readers);
  if (members === null) return [];
  return table.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return [];
    const { name } = property.key;
    const own = members.filter(({ key }) => key === name);
    if (own.length === 0) return [`${path}.${name}`];
    const inner = toTable(property.value);
    return inner === null ? [] : findUnread(`${path}.${name}`, inner, own);
  });
}

const tables = sources
  .filter(({ file }) => file.startsWith('src/shared/words/'))
  .flatMap((home) => tablesOf(home.text).map(([name, table]) => ({ home, name, table })));

describe('the words', () => {
  it('are each read somewhere', () => {
    expect(tables.length).toBeGreaterThan(50);
    const unread = tables.flatMap(({ home, name, table }) => {
      const readers = sources.flatMap(({ text, code, file }) => {
        if (!text.includes(name)) return [];
        const own = new RegExp(`\\b${name} as (\\w+)`).exec(text)?.[1] ?? name;
        return [
          { source: file === home.file ? code.replace(`const ${name}`, '') : code, name: own, key: name },
        ];
      });
      return findUnread(name, table, readers);
    });
    expect(unread).toEqual([]);
  });
});
