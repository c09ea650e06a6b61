// Runs our TypeScript with every check of who may numbered, so that guards.ts can take them out one
// by one without starting anew. Found by syntax: every `who` of a word, an action or a file; every
// call of one; and every condition about a person that ends in a `throw` or a `return`.
const { readFileSync } = require('node:fs');
const { relative, resolve } = require('node:path');
const { parseSync, transformSync } = require('@swc/core');

const ROOT = resolve(__dirname, '../..');
/** Where checks stand. What the matcher and the search do is about data, not about who asks. */
const ROOMS =
  /^src\/(?:features\/(?!ask\/search|mentoring\/matching)|core\/(?:dispatch|files)\.ts|domain\/own-chat\.ts)/;
/** What a condition about a person names. */
const PERSONAL =
  /\b(?:isAdmin|isLead|isReviewer|isCouncil|isColleague|mayAsk|holds|isMember|setByMentor|active|guest|barred|authorId|byPersonId|sender\.id|place\.kind)\b|'mixed'/;
/** Functions that throw where somebody may not. */
const DOORS = new Set(['assertOwnChat', 'checkMay']);

/**
 * `removed`: the number of the one that is out. `asked`: those that were reached since it was
 * emptied.
 */
const guards = { list: [], removed: undefined, asked: new Set() };
globalThis.guards = guards;
globalThis.guardStands = (number) => {
  guards.asked.add(number);
  return guards.removed !== number;
};
globalThis.guarded =
  (number, who) =>
  (...args) =>
    globalThis.guardStands(number) ? who(...args) : true;

const nameOf = (node) => (node?.type === 'MemberExpression' ? node.property.value : node?.value);
const ends = (statement) => {
  const [first] = statement?.type === 'BlockStatement' ? statement.stmts : [statement];
  return first?.type === 'ThrowStatement' || first?.type === 'ReturnStatement';
};

/** The source with its checks numbered. */
function numbered(source, file) {
  // A literal first tells where the parser begins to count.
  const text = Buffer.from(`0;${source}`);
  const { body } = parseSync(text.toString(), { syntax: 'typescript', target: 'es2023' });
  const base = body[0].span.start;
  const edits = [];
  const slice = ({ start, end }) => text.subarray(start - base, end - base).toString();
  const lineOf = ({ start }) =>
    text
      .subarray(0, start - base)
      .toString()
      .split('\n').length;
  function note(span) {
    guards.list.push({
      number: guards.list.length,
      file,
      line: lineOf(span),
      text: slice(span).replaceAll(/\s+/g, ' ').slice(0, 120),
    });
    return guards.list.length - 1;
  }
  const around = ({ start, end }, before, after) =>
    edits.push({ at: start - base, text: before }, { at: end - base, text: after, closes: true });

  function condition(node) {
    if (node.type === 'ParenthesisExpression') return condition(node.expression);
    if (node.type === 'BinaryExpression' && node.operator === '||') {
      condition(node.left);
      condition(node.right);
      return;
    }
    const said = slice(node.span);
    // A call of `who` is numbered by itself.
    if (PERSONAL.test(said) && !/\.who\(/.test(said))
      around(node.span, `(guardStands(${note(node.span)}) && (`, '))');
  }

  function visit(node) {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!node || typeof node !== 'object') return;
    if (node.type === 'MethodProperty' && nameOf(node.key) === 'who')
      throw new Error(`${file}: write \`who\` as a property, so that it can be taken out`);
    if (
      node.type === 'KeyValueProperty' &&
      nameOf(node.key) === 'who' &&
      node.value.type !== 'RegExpLiteral'
    )
      around(node.value.span, `guarded(${note(node.value.span)}, `, ')');
    if (
      node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      nameOf(node.callee) === 'who'
    )
      around(node.span, `(!guardStands(${note(node.span)}) || `, ')');
    // `maker?.who(person)`
    if (
      node.type === 'OptionalChainingExpression' &&
      node.base?.type === 'CallExpression' &&
      /\bwho$/.test(slice(node.base.callee.span))
    )
      around(node.span, `(!guardStands(${note(node.span)}) || `, ')');
    if (
      node.type === 'ExpressionStatement' &&
      node.expression.type === 'CallExpression' &&
      DOORS.has(nameOf(node.expression.callee))
    )
      around(node.span, `if (guardStands(${note(node.span)})) `, '');
    if (node.type === 'IfStatement' && ends(node.consequent)) condition(node.test);
    Object.values(node).forEach(visit);
  }
  visit(body.slice(1));

  let result = text;
  for (const { at, text: more } of edits.toSorted((a, b) => b.at - a.at || (a.closes ? 1 : -1)))
    result = Buffer.concat([result.subarray(0, at), Buffer.from(more), result.subarray(at)]);
  return result.toString().slice(2);
}

require.extensions['.ts'] = (module, filename) => {
  const file = relative(ROOT, filename);
  const source = readFileSync(filename, 'utf8');
  const { code } = transformSync(ROOMS.test(file) ? numbered(source, file) : source, {
    filename,
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};
