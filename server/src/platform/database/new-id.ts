import { randomBytes } from 'node:crypto';

let lastMillis = 0;
let counter = 0;

/** UUIDv7 (RFC 9562): ordered by time within this process, so that keys fill index pages one after the other. */
export function newId(): string {
  const now = Date.now();
  counter = now > lastMillis ? randomBytes(2).readUInt16BE() & 0x07ff : (counter + 1) & 0x0fff;
  // When 4,096 ids are used up inside a millisecond the clock is lent one from the next.
  lastMillis = now > lastMillis ? now : counter === 0 ? lastMillis + 1 : lastMillis;
  const time = lastMillis.toString(16).padStart(12, '0');
  const tail = randomBytes(8);
  tail[0] = (tail[0]! & 0x3f) | 0x80;
  const rest = tail.toString('hex');
  const sequence = counter.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
