import { createHash } from 'node:crypto';
import { Sm3 } from './sm3.js';

describe('SM3', () => {
  it('gives the hash of the standard', () => {
    // GB/T 32905-2016, annex A.1.
    expect(new Sm3().update(Buffer.from('abc')).hex()).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
  });

  it.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1_000, 70_000])(
    'agrees with the other implementation over %i bytes, however they are cut',
    (length) => {
      const bytes = Buffer.from(Array.from({ length }, (_, i) => (i * 131 + 7) % 256));
      const whole = createHash('sm3').update(bytes).digest('hex');
      expect(new Sm3().update(bytes).hex()).toBe(whole);
      const cut = new Sm3();
      for (let at = 0, size = 1; at < length; at += size, size = (size * 3) % 97 || 5)
        cut.update(bytes.subarray(at, at + size));
      expect(cut.hex()).toBe(whole);
    },
  );
});
