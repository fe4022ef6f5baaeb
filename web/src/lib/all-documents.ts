import { type DocumentNode, Kind, type OperationDefinitionNode, print } from 'graphql';
import { createCache } from './cache.js';

/** Every operation of the client as it is sent; for the build only, nothing of the client imports this. */
export function allDocuments(): { name: string; text: string }[] {
  const modules = import.meta.glob<Record<string, unknown>>('../**/*.graphql.ts', { eager: true });
  const cache = createCache();
  const found = new Map<string, string>();
  for (const [file, exported] of Object.entries(modules)) {
    for (const document of documentsIn(exported)) {
      const operation = document.definitions.find(isOperation);
      // A fragment alone is part of others.
      if (!operation) continue;
      const name = operation.name?.value;
      if (!name) throw new Error(`${file}: an operation without a name`);
      // The cache asks for the type of each object, too.
      const text = print(cache.transformDocument(document));
      if (found.has(name) && found.get(name) !== text) throw new Error(`${file}: a second operation called ${name}`);
      found.set(name, text);
    }
  }
  return [...found].map(([name, text]) => ({ name, text }));
}

/** Exported by name, or kept together in an object by what they do. */
function documentsIn(value: unknown): DocumentNode[] {
  if (typeof value !== 'object' || value === null) return [];
  if ((value as { kind?: unknown }).kind === Kind.DOCUMENT) return [value as DocumentNode];
  return Array.isArray(value) ? [] : Object.values(value).flatMap(documentsIn);
}

const isOperation = (one: { kind: string }): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION;
