// Makes of the sources' templates what they would be made of in every browser, each time anew: calls of Preact's h().
import { parse } from 'acorn';
import htm from 'htm';

const ELEMENT = 'element$';
const SPREAD = '...';

/** A part of a template that is known only when it is shown, as the expression that says what it is. */
class Slot {
  #code;

  constructor(code, number) {
    this.#code = code;
    // A library that spreads this over an element's properties leaves there what was spread, and where.
    this[SPREAD + number] = this;
  }

  code() {
    return this.#code;
  }

  toString() {
    throw new Error(`put into one template literal what surrounds \${${this.#code}}`);
  }
}

const codeOf = (part) => part?.code?.() ?? JSON.stringify(part);

class Element {
  constructor(type, properties, ...children) {
    Object.assign(this, { type, properties, children });
  }

  code() {
    const properties = this.properties && Object.entries(this.properties)
      .map(([name, value]) => (name.startsWith(SPREAD) ? SPREAD + value.code() : `${JSON.stringify(name)}: ${codeOf(value)}`));
    return `${ELEMENT}(${[codeOf(this.type), properties ? `{ ${properties.join(', ')} }` : 'null', ...this.children.map(codeOf)].join(', ')})`;
  }
}

const read = htm.bind((...parts) => new Element(...parts));

const isTemplate = ({ type, tag }) => type === 'TaggedTemplateExpression' && tag.name === 'html';

/** The outermost templates below a node, in the order in which they stand. */
function templates(node) {
  if (isTemplate(node)) return [node];
  return Object.values(node)
    .flat()
    .filter((each) => typeof each?.type === 'string')
    .flatMap(templates)
    .sort((one, other) => one.start - other.start);
}

function compiled({ quasi }, source) {
  const slots = quasi.expressions.map((expression, i) => new Slot(`(${rewritten(expression, source)})`, i));
  const tree = read(quasi.quasis.map(({ value }) => value.cooked), ...slots);
  return Array.isArray(tree) ? `[${tree.map(codeOf).join(', ')}]` : codeOf(tree);
}

function rewritten(node, source) {
  const parts = [];
  let { start } = node;
  templates(node).forEach((template) => {
    parts.push(source.slice(start, template.start), compiled(template, source));
    start = template.end;
  });
  return [...parts, source.slice(start, node.end)].join('');
}

/** The source of a module with its templates compiled. */
export function withoutTemplates(source) {
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  if (!templates(program).length) return source;
  return `${rewritten(program, source)}\nimport { h as ${ELEMENT} } from 'preact';\n`;
}
