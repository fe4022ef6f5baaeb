import { PassThrough } from 'node:stream';
import { readWorkbook } from './read-workbook.ts';
import { Unreadable } from './unreadable.ts';
import { writeWorkbook } from './write-workbook.ts';
import { checkArchive } from './archive-check.ts';
import type { WorkbookModel } from '../sheet.ts';

/**
 * The process in which files from outside are opened: small memory, short life, no secrets. Standard input is the file or
 * the model, standard output the answer; what went wrong is said as JSON on standard error.
 */
async function run(command: string | undefined, input: Buffer): Promise<void> {
  if (command === 'read') {
    const content = await readWorkbook(input);
    await new Promise<void>((resolve) => process.stdout.write(JSON.stringify(content), () => resolve()));
  } else if (command === 'write') {
    // Standard output never says that it has finished, which the writer waits for.
    const stream = new PassThrough();
    stream.pipe(process.stdout);
    await writeWorkbook(JSON.parse(input.toString('utf8')) as WorkbookModel, stream);
  } else if (command === 'check') {
    await checkArchive(input);
  } else {
    throw new Error(`Unknown command ${command ?? ''}`);
  }
}

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);

try {
  await run(process.argv[2], Buffer.concat(chunks));
} catch (error) {
  // A TypeError of the reader means a cell or part that is not as the format says: the file's fault, not ours.
  const unreadable = error instanceof Unreadable ? error : new Unreadable('FILE_STRUCTURE', { reason: 'unreadable' });
  process.stderr.write(JSON.stringify({ code: unreadable.code, params: unreadable.params }));
  process.exitCode = 2;
}
