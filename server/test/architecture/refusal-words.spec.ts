import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const MESSAGES = path.join(ROOT, 'web/src/messages');

interface Words {
  readonly texts: Map<string, string>;
  readonly waysOut: Map<string, string>;
}

/** Sentences of refusals and of their ways out, in one language. */
function wordsOf(language: string): Words {
  const words: Words = { texts: new Map(), waysOut: new Map() };
  for (const file of readdirSync(path.join(MESSAGES, language)).filter((name) => name.startsWith('refusal.'))) {
    const { wayOut, ...texts } = JSON.parse(readFileSync(path.join(MESSAGES, language, file), 'utf8')) as {
      wayOut?: Record<string, string>;
    } & Record<string, unknown>;
    for (const [code, text] of Object.entries(texts)) if (typeof text === 'string') words.texts.set(code, text);
    for (const [code, text] of Object.entries(wayOut ?? {})) words.waysOut.set(code, text);
  }
  return words;
}

const asked = (text = ''): string[] => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name!);

/** A place that makes a refusal: its codes, and the names that it gives to the sentence; null where they cannot be told. */
interface Made {
  readonly place: string;
  readonly codes: readonly string[];
  readonly wayOut: readonly string[];
  readonly given: ReadonlySet<string> | null;
}

const program = (() => {
  const configs = ['server/tsconfig.json', 'shared/tsconfig.json'].map((file) =>
    ts.getParsedCommandLineOfConfigFile(
      path.join(ROOT, file),
      { noEmit: true },
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: (problem) => {
          throw new Error(String(problem.messageText));
        },
      },
    )!,
  );
  const files = configs.flatMap(({ fileNames }) => fileNames).filter((name) => /\/(server|shared)\/src\//.test(name));
  return ts.createProgram(files, configs[0]!.options);
})();
const checker = program.getTypeChecker();

const literalsOf = (node: ts.Node | undefined): string[] => {
  if (!node) return [];
  const type = checker.getTypeAtLocation(node);
  return (type.isUnion() ? type.types : [type]).flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
};

interface Passed {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly isPassed: boolean;
}

/** Codes, each with what else goes with it: said here, or by whoever calls the function that makes the refusal. */
function codesOf(node: ts.Expression): Passed[] {
  const here = literalsOf(node).filter(isCode);
  if (here.length > 0) return [{ codes: here, names: [], isPassed: false }];
  const parameter = ts.isIdentifier(node) ? valueOf(node) : undefined;
  if (!parameter || !ts.isParameter(parameter)) return [];
  const owner = parameter.parent;
  const name = ts.isVariableDeclaration(owner.parent) ? owner.parent.name : 'name' in owner ? owner.name : undefined;
  const symbol = name && checker.getSymbolAtLocation(name as ts.Node);
  const at = owner.parameters.indexOf(parameter);
  const found: Passed[] = [];
  const look = (one: ts.Node): void => {
    if (ts.isCallExpression(one)) {
      const called = ts.isPropertyAccessExpression(one.expression) ? one.expression.name : one.expression;
      const given = one.arguments[at];
      if (symbol && given && checker.getSymbolAtLocation(called) === symbol) {
        const others = one.arguments.filter((_, index) => index !== at);
        const names = others.flatMap((other) =>
          checker
            .getTypeAtLocation(other)
            .getProperties()
            .map(({ name: own }) => own),
        );
        found.push(
          ...codesOf(given).map((inner) => ({ codes: inner.codes, names: [...inner.names, ...names], isPassed: true })),
        );
      }
    }
    one.forEachChild(look);
  };
  look(node.getSourceFile());
  return found;
}

const isCode = (text: string): boolean => /^[A-Z][A-Z0-9_]+$/.test(text);

/** Where a name gets its value; a shorthand property is the name itself. */
function valueOf(node: ts.Identifier): ts.Declaration | undefined {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  return symbol?.valueDeclaration;
}

interface Names {
  readonly names: readonly string[];
  /** Others may come with them that the type does not tell. */
  readonly isOpen: boolean;
}

/** Names that an object surely has. */
function namesOf(type: ts.Type): Names {
  const parts = type.isUnion() ? type.types.filter((one) => !(one.flags & ts.TypeFlags.Undefined)) : [type];
  const sets = parts.map((one) => one.getProperties().map(({ name }) => name));
  return {
    names: (sets[0] ?? []).filter((name) => sets.every((set) => set.includes(name))),
    isOpen: parts.some((one) => one.getStringIndexType() || one.flags & ts.TypeFlags.Any),
  };
}

function givenBy(rest: ts.Type | undefined): Names {
  const params = rest?.getProperty('params');
  const { names, isOpen } = params ? namesOf(checker.getTypeOfSymbol(params)) : { names: [], isOpen: false };
  return { names: [...names, ...(rest?.getProperty('field') ? ['field'] : [])], isOpen };
}

const wayOutOf = (rest: ts.Type | undefined): string[] => {
  const property = rest?.getProperty('wayOut');
  if (!property) return [];
  const type = checker.getTypeOfSymbol(property);
  return (type.isUnion() ? type.types : [type]).flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
};

function madeIn(file: ts.SourceFile): Made[] {
  const found: Made[] = [];
  const note = (
    node: ts.Node,
    code: ts.Expression,
    wayOut: readonly string[],
    given: ReadonlySet<string> | null,
  ): void => {
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const place = `${path.relative(ROOT, file.fileName)}:${line}`;
    for (const { codes, names, isPassed } of codesOf(code)) {
      // What the caller of a helper adds is told by the call.
      const isKnown = isPassed || !given.isOpen;
      found.push({ place, codes, wayOut, given: isKnown ? new Set([...given.names, ...names]) : null });
    }
  };
  const look = (node: ts.Node): void => {
    const called = ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? node.expression.text : null;
    if (ts.isCallExpression(node) && node.arguments[0]) {
      const [code, second, third] = node.arguments;
      if (called === 'refusal') {
        const rest = second && checker.getTypeAtLocation(second);
        note(node, code, wayOutOf(rest), givenBy(rest));
      }
      if (called === 'badInput') {
        const { names, isOpen } = third ? namesOf(checker.getTypeAtLocation(third)) : { names: [], isOpen: false };
        note(node, code, [], { names: [...names, ...(second ? ['field'] : [])], isOpen });
      }
    }
    if (ts.isObjectLiteralExpression(node)) {
      const type = checker.getTypeAtLocation(node);
      const code = node.properties.find((one) => one.name?.getText() === 'code');
      const value =
        code &&
        (ts.isPropertyAssignment(code) ? code.initializer : ts.isShorthandPropertyAssignment(code) ? code.name : null);
      const isRefusal = type.getProperty('params') ?? checker.getContextualType(node)?.getProperty('params');
      if (value && isRefusal) note(node, value, wayOutOf(type), givenBy(type));
    }
    node.forEachChild(look);
  };
  look(file);
  return found;
}

const made = program
  .getSourceFiles()
  .filter(
    ({ fileName, isDeclarationFile }) =>
      !isDeclarationFile && /\/(server|shared)\/src\//.test(fileName) && !fileName.includes('spec'),
  )
  .flatMap(madeIn);

describe.each(['zh-CN', 'en'])('what a refusal says in %s', (language) => {
  const { texts, waysOut } = wordsOf(language);

  it('is filled by the place that makes it: no sentence shows the name of something that nobody gave', () => {
    const holes = made.flatMap(({ place, codes, wayOut, given }) =>
      given === null
        ? []
        : [
            ...codes.flatMap((code) => asked(texts.get(code)).map((name) => ({ code, name }))),
            ...wayOut.flatMap((code) => asked(waysOut.get(code)).map((name) => ({ code, name }))),
          ]
            // The reader of a sheet adds the cell when it places what a cell was read as.
            .filter(({ name }) => !given.has(name) && !(name === 'cell' && place.startsWith('shared/src/forms/')))
            .map(({ code, name }) => `${place} ${code} {{${name}}}`),
    );
    expect([...new Set(holes)].sort()).toEqual([]);
  });

  it('is looked at in most sentences that have something to fill in', () => {
    const seen = new Set(made.filter(({ given }) => given !== null).flatMap(({ codes }) => codes));
    const filled = [...texts].filter(([, text]) => asked(text).length > 0).map(([code]) => code);
    // The rest takes its facts from a table of rules or from a cell that was read, which the types do not tell.
    expect(filled.filter((code) => seen.has(code)).length).toBeGreaterThan(filled.length * 0.7);
  });
});
