/**
 * `node bench/run.mjs [seconds]`: ten years of a district, and three questions asked side by side in one run: our GraphQL,
 * and the same answer by hand-written SQL through plain `pg` (bench/lib/peer.mjs). Turns alternate, so that whatever else
 * the machine does falls on both. Prints the table of docs/performance.md.
 */
import { isDeepStrictEqual } from 'node:util';
import { fileURLToPath } from 'node:url';
import { build, continueInNewerNode } from '../scripts/lib/runtime.mjs';

if (!continueInNewerNode(fileURLToPath(import.meta.url))) {
  build(console.log, { web: false });
  const { onStage } = await import('./lib/stage.mjs');
  await onStage((database, children) => measure(database, children, Number(process.argv[2] ?? 4)));
  process.exit();
}

async function measure(database, children, seconds) {
  const { prepare, signIn, startPeer, startServer } = await import('./lib/stage.mjs');
  const { ask, get, sideBySide } = await import('./lib/measure.mjs');
  const { QUESTIONS } = await import('./lib/questions.mjs');
  const district = await prepare(database);
  const server = await startServer(database, children);
  const peer = await startPeer(database, district, children);
  const facts = { year: 2019, asOf: '2019-12-31', ...district };
  const all = await signIn(server, 'performance');
  const one = await signIn(server, 'clerk');

  const table = [];
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const ours = () => ask(server, all, question.graphql, question.variables(facts));
    const byHand = () => get(peer, `/${name}?${question.query(facts)}`);
    sameAnswer(name, JSON.parse(await ours()), JSON.parse(await byHand()));
    table.push({ question: name, pair: 'GraphQL / by hand', ...(await sideBySide(ours, byHand, seconds / 2)) });
  }
  const list = (cookie) => () => ask(server, cookie, QUESTIONS.list.graphql, QUESTIONS.list.variables(facts));
  table.push({
    question: 'list',
    pair: 'one unit / whole district',
    ...(await sideBySide(list(one), list(all), seconds / 2)),
  });

  console.log(`\n${district.size}\n`);
  console.log('| question | pair | requests/s | requests/s | ratio |');
  console.log('|---|---|---:|---:|---:|');
  for (const { question, pair, a, b, ratio } of table)
    console.log(`| ${question} | ${pair} | ${a.toFixed(0)} | ${b.toFixed(0)} | ${ratio.toFixed(2)} |`);
}

/** A ratio is worth nothing when the two do not answer the same, to the last field. */
function sameAnswer(name, { data, errors }, byHand) {
  if (errors) throw new Error(JSON.stringify(errors));
  const ours = Object.values(data)[0];
  // Figures have no order of their own.
  if (name === 'figures') for (const figures of [ours, byHand]) figures.sort((a, b) => a.id.localeCompare(b.id));
  if (isDeepStrictEqual(ours, byHand)) return;
  const [left, right] = [ours, byHand].map((answer) => JSON.stringify(answer).slice(0, 3_000));
  throw new Error(`${name} differ:\n${left}\n${right}`);
}
