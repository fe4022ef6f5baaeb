import type { GraphqlAnswer, TestClient } from '../harness/index.js';

export const FIELDS = `id versionId versionNo version state code origin ownership originKind originId name level1 level2
  industry projectTypes definition formula example unit direction useCount availableActions { action allowed refusals { code } }`;

export interface Indicator {
  id: string;
  versionId: string;
  versionNo: number;
  version: number;
  state: string;
  code: string;
  name: string;
  useCount: number;
  [key: string]: unknown;
}

export const CONTENT = {
  level2: 'QUALITY',
  name: '示例路段保洁达标率',
  direction: 'GE',
  industry: '环卫',
  projectTypes: ['承包服务'],
  definition: '抽查路段中达到合同标准的比例。',
  formula: '达标路段 ÷ 抽查路段 × 100%',
  example: '抽查 50 段，达标 48 段，48 ÷ 50 × 100% = 96%。',
  unit: '%',
};

export const save = (who: TestClient, input: Record<string, unknown>): Promise<GraphqlAnswer> =>
  who.graphql(`mutation ($input: SaveLibraryIndicatorInput!) { saveLibraryIndicator(input: $input) { ${FIELDS} } }`, {
    input: { ...CONTENT, ...input },
  });

export const move = (
  who: TestClient,
  action: string,
  { versionId, version }: Pick<Indicator, 'versionId' | 'version'>,
  comment?: string,
): Promise<GraphqlAnswer> =>
  who.graphql(
    `mutation ($input: MoveLibraryInput!) { moved: ${action}LibraryIndicator(input: $input) { ${FIELDS} } }`,
    { input: { versionId, expectedVersion: version, comment } },
  );

export async function read(who: TestClient, id: string, more = ''): Promise<Indicator> {
  const { data, errors } = await who.graphql(`query ($id: ID!) { libraryIndicator(id: $id) { ${FIELDS} ${more} } }`, {
    id,
  });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.libraryIndicator;
}

/** Drafted and submitted by one, admitted by the other of the performance office. */
export async function admitted(
  one: TestClient,
  other: TestClient,
  input: Record<string, unknown> = {},
): Promise<Indicator> {
  const drafted = await save(one, input);
  if (drafted.errors) throw new Error(JSON.stringify(drafted.errors));
  const submitted = await move(one, 'submit', drafted.data.saveLibraryIndicator);
  if (submitted.errors) throw new Error(JSON.stringify(submitted.errors));
  const done = await move(other, 'admit', submitted.data.moved);
  if (done.errors) throw new Error(JSON.stringify(done.errors));
  return done.data.moved;
}

export async function suggest(
  who: TestClient,
  text: string,
  more: Record<string, unknown> = {},
): Promise<Suggestion[]> {
  const { data, errors } = await who.graphql(
    `query ($text: String!, $level1: String, $industry: String, $projectType: String, $first: Int) {
       suggestIndicators(text: $text, level1: $level1, industry: $industry, projectType: $projectType, first: $first) {
         matchedShare useCount indicator { id name level1 ownership reachedBefore {
           targetsHere { n notEnough median } targetsAmongPeers { n notEnough median p20 p80 }
           achievedHere { n median } achievedAmongPeers { n notEnough median } } } } }`,
    { text, ...more },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.suggestIndicators;
}

interface Spread {
  n: number;
  notEnough: boolean;
  median: string | null;
  p20: string | null;
  p80: string | null;
}

export interface Suggestion {
  matchedShare: string;
  useCount: number;
  indicator: {
    id: string;
    name: string;
    level1: string;
    ownership: string;
    reachedBefore: { targetsHere: Spread; targetsAmongPeers: Spread; achievedHere: Spread; achievedAmongPeers: Spread };
  };
}

export const codes = (answer: GraphqlAnswer): string[] =>
  (answer.errors ?? []).flatMap((error) => (error.extensions.refusals ?? []).map(({ code }) => code)).sort();

export async function count(who: TestClient, filter = ''): Promise<number> {
  const { data } = await who.graphql(`{ libraryIndicators(first: 1${filter}) { totalCount } }`);
  return data.libraryIndicators.totalCount;
}
