import { ConsoleLogger } from '@nestjs/common';

const BREAKS = /[\u0000-\u001F\u007F\u0085\u2028\u2029]/g;

/** One record is one line: a text of the user that the record quotes cannot look like a record of its own (case D22). */
export class RecordLogger extends ConsoleLogger {
  protected override stringifyMessage(
    message: unknown,
    level: Parameters<ConsoleLogger['setLogLevels']>[0][number],
  ): string {
    return onOneLine(super.stringifyMessage(message, level));
  }

  protected override printStackTrace(stack: string): void {
    super.printStackTrace(stack && onOneLine(stack));
  }
}

/** Signs that break or repaint a line are shown as they are written in a program. */
function onOneLine(text: string): string {
  return text.replace(BREAKS, (sign) =>
    JSON.stringify(sign)
      .slice(1, -1)
      .replace(/^[^\\]$/, escaped),
  );
}

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
