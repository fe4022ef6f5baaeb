/** Asking, and counting how often a second. */
import http from 'node:http';

const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
const TURNS = 7;
/** As many as the server and the peer have connections to the database. */
const ASKERS = 20;

function request(port, options, body) {
  return new Promise((resolve, reject) => {
    const call = http.request({ host: '127.0.0.1', port, agent, ...options }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode !== 200) reject(new Error(`${response.statusCode} ${text.slice(0, 500)}`));
        else resolve(text);
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

export const get = (port, url) => request(port, { path: url, method: 'GET' });

export const ask = (port, cookie, query, variables) =>
  request(
    port,
    {
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-jixiao-client': 'bench', cookie },
    },
    JSON.stringify({ query, variables }),
  );

/** Requests a second of two ways, in alternating turns; the ratio is the median of the turns' ratios. */
export async function sideBySide(first, second, seconds) {
  // Until every connection has settled on a plan for its prepared statement.
  await turn(first, seconds * 2);
  await turn(second, seconds * 2);
  const turns = [];
  for (let round = 0; round < TURNS; round += 1) turns.push([await turn(first, seconds), await turn(second, seconds)]);
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return {
    a: median(turns.map(([a]) => a)),
    b: median(turns.map(([, b]) => b)),
    ratio: median(turns.map(([a, b]) => a / b)),
  };
}

/** Twenty people asking, each as soon as the last answer has come. */
async function turn(call, seconds) {
  const started = performance.now();
  const end = started + seconds * 1_000;
  let done = 0;
  const worker = async () => {
    while (performance.now() < end) {
      await call();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: ASKERS }, worker));
  return (done * 1_000) / (performance.now() - started);
}
