import { parseAst } from 'vite';

/*
 * Finds the texts of a source that a person would read. Sources are parsed, not searched: what a program says to
 * developers (errors of bugs, the log), what it compares and what only machines read is told apart by its place.
 * A single lower-case word is found where something is shown, named or said; elsewhere it may be any name of ours.
 */

interface Node {
  type: string;
  [part: string]: unknown;
}

/**
 * Where a text stands. `read`: a person reads whatever is here. `table`: so they do in the whole object. `said`: in
 * the body of a function that answers with words. `machine`: nobody reads it. `any`: prose is read, names are not.
 */
type Place = 'read' | 'table' | 'said' | 'machine' | 'any';

/** Attributes, properties and variables whose text is read or heard, be it one word. */
const readNames =
  /^(aria-?(label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|sublabel|hint|text|description|message|detail|caption|summary|heading|note|remedy|tooltip|toolTip|body|buttons|textContent|innerText|textValue|error|\w+(Label|Title|Hint|Text|Message|Tooltip))$/;
const tableNames = /(words|labels|titles|texts|messages|headings)$/i;
const sayingNames = /^(say|describe)($|[A-Z])/;
/** What is given to these is shown. */
const readCalls = /^(setToolTip|setTitle|createTextNode|write|alert|confirm)$/;

/** Attributes that hold several words for the machine. */
const machineAttributes =
  /^(className|style|id|key|d|viewBox|points|transform|role|htmlFor|placement|data-.*|aria-(labelledby|describedby|controls|owns|activedescendant|keyshortcuts|errormessage))$/;
/** Headers and CSS, which do likewise. */
const machineProperties = /^(accept-encoding|font|canvasFont|style|gridColumn|gridRow|gridTemplateColumns)$/;
/** What is given to these is compared, looked up, or SQL. */
const machineCalls =
  /^(startsWith|endsWith|includes|indexOf|matchMedia|closest|matches|querySelector|querySelectorAll|prepare|exec)$/;
/** CSS that asks for a preference, what finds elements, kinds of content, and the sign-in of HTTP. */
const machineForms = [
  /^\([\w-]+: [\w-]+\)$/,
  /\[[\w-]+(=\w+)?\]$/,
  /^[a-z]+\/[a-z]+; charset=utf-8$/,
  /^(Basic|Bearer) \uFFFC$/,
];
const comparisons = /^([!=]==?|in|instanceof)$/;
/** Bugs are told to developers; a `UsageError` is read. */
const bugs = /^((?!Usage)\w*Error|DOMException)$/;
const logMethods = /^(debug|info|warn|error)$/;

const letters = /\p{L}/u;
/** Where a template's expression stood. */
const gap = '\uFFFC';
const proseForms = [
  // Two words in a row.
  /\p{L}{2,}[,:;]? \p{L}+/u,
  // A word beside a figure or a name that is filled in.
  /\uFFFC[,:;]? \p{L}+|\p{L}{2,}[,:;]? \uFFFC/u,
  // A sentence of one word, or a word by itself as headings and buttons have it.
  /^\p{Lu}\p{Ll}+[.!?…:]?$/u,
  // A part of a sentence that is put together elsewhere.
  /^\s+\p{L}{2,}|\p{L}{2,}\s+$/u,
];

function isProse(text: string): boolean {
  const shown = text.startsWith('<') ? text.replace(/<[^>]*>/g, '') : text;
  return !machineForms.some((form) => form.test(shown)) && proseForms.some((form) => form.test(shown));
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (typeof node.name === 'string') return node.name;
  if (typeof node.value === 'string') return node.value;
  return isNode(node.name) ? nameOf(node.name) : nameOf(node.property);
}

function textOf(node: Node): string | null {
  if (node.type === 'JSXText') return String(node.value).replace(/\s+/g, ' ');
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return null;
  return node.quasis.map((quasi: { value: { cooked: string | null } }) => quasi.value.cooked ?? '').join(gap);
}

function isForDevelopers({ type, callee }: Node): boolean {
  if ((type !== 'CallExpression' && type !== 'NewExpression') || !isNode(callee)) return false;
  // What a class of errors tells its parent is told to developers, too.
  if (callee.type === 'Super' || bugs.test(nameOf(callee))) return true;
  return logMethods.test(nameOf(callee)) && /log$/i.test(nameOf(callee.object));
}

/** The place of what has a name: a property, a variable, a parameter with a default. */
function placeOfNamed(node: Node, part: string, place: Place): Place {
  if (part === 'key') return node.computed === true ? 'any' : 'machine';
  if (part === 'left' || part === 'id') return 'any';
  if (place === 'table' || place === 'machine') return place;
  const name = nameOf(node.key ?? node.left ?? node.id);
  if (machineProperties.test(name)) return 'machine';
  if (readNames.test(name)) return 'read';
  if (node.type !== 'Property' && tableNames.test(name)) return 'table';
  return sayingNames.test(name) ? 'said' : 'any';
}

/** The place of a part of a node. */
function placeOf(node: Node, part: string, place: Place): Place {
  switch (node.type) {
    case 'JSXElement':
    case 'JSXFragment':
      return part === 'children' ? 'read' : 'any';
    case 'JSXAttribute': {
      const name = nameOf(node.name);
      return readNames.test(name) ? 'read' : machineAttributes.test(name) ? 'machine' : 'any';
    }
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
    case 'AssignmentPattern':
    case 'AssignmentExpression':
    case 'VariableDeclarator':
      return placeOfNamed(node, part, place);
    case 'ObjectExpression':
      return place === 'machine' || place === 'table' ? place : 'any';
    case 'ConditionalExpression':
      return part === 'test' ? 'any' : place;
    case 'BinaryExpression':
      return comparisons.test(String(node.operator)) ? 'machine' : place;
    case 'JSXExpressionContainer':
    case 'ArrayExpression':
    case 'LogicalExpression':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return place;
    case 'MemberExpression':
      return part === 'property' ? 'machine' : 'any';
    case 'CallExpression':
    case 'NewExpression': {
      const called = part === 'arguments' ? nameOf(node.callee) : '';
      return readCalls.test(called) ? 'read' : machineCalls.test(called) ? 'machine' : 'any';
    }
    case 'FunctionDeclaration':
      return part === 'body' && sayingNames.test(nameOf(node.id)) ? 'said' : 'any';
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      if (part !== 'body' || (place !== 'said' && place !== 'table')) return 'any';
      return isNode(node.body) && node.body.type === 'BlockStatement' ? 'said' : 'read';
    case 'ReturnStatement':
      return place === 'said' ? 'read' : 'any';
    case 'SwitchCase':
      return part === 'test' ? 'machine' : place;
    case 'BlockStatement':
    case 'IfStatement':
    case 'SwitchStatement':
    case 'ForOfStatement':
    case 'TryStatement':
    case 'CatchClause':
      return place === 'said' && part !== 'test' ? 'said' : 'any';
    default:
      return 'any';
  }
}

/** The texts that a person would read, in their order; an expression in a template is given as `…`. */
export function findReadTexts(source: string, file: string): string[] {
  const found: string[] = [];
  const look = (node: Node, place: Place): void => {
    if (/^(Import|TS(Literal|Template))/.test(node.type) || isForDevelopers(node)) return;
    if (node.type.startsWith('Export')) {
      if (isNode(node.declaration)) look(node.declaration, 'any');
      return;
    }
    const text = textOf(node);
    const isShown = place === 'read' || place === 'table';
    if (text !== null && place !== 'machine' && (isShown ? letters.test(text) : isProse(text)))
      found.push(text.replaceAll(gap, '…').trim());
    for (const [part, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) look(child, placeOf(node, part, place));
      }
    }
  };
  const program: unknown = parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
  if (isNode(program)) look(program, 'any');
  return found;
}

/** The texts between the tags of an HTML page. */
export function findHtmlTexts(html: string): string[] {
  const shown = html.replace(/<!--[\s\S]*?-->|<(script|style)[\s\S]*?<\/\1>/g, '');
  return [...shown.matchAll(/>([^<]*\p{L}[^<]*)</gu)].map(([, text = '']) => text.trim());
}

/** What a style sheet writes onto the page. */
export function findStyleTexts(css: string): string[] {
  return [...css.matchAll(/\bcontent:\s*(["'])([^"']*\p{L}[^"']*)\1/gu)].map(([, , text = '']) => text);
}
