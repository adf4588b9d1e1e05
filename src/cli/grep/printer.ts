import { loadFieldReader } from '../../search/fields.ts';
import type { GrepSummary } from '../../search/grep.ts';
import type { ByteWriter } from '../../search/print/byte-writer.ts';
import { StandardPrinter } from '../../search/print/standard.ts';
import { colored, plain } from '../../search/print/style.ts';
import type { FileResult } from '../../search/result.ts';
import type { Link } from '../hyperlink.ts';
import { jsonSafe, safe, safeLine } from '../terminal.ts';
import { modeOf } from './flags.ts';
import type { GrepFlags } from './flags.ts';

/** Turns results into the bytes of stdout. */
export interface Printer {
  /** Must the single matches of a line be known? */
  readonly spans: boolean;
  result(file: FileResult, out: ByteWriter): void;
  missed(path: string, out: ByteWriter): void;
  end(summary: GrepSummary, out: ByteWriter): void;
}

export interface PrinterOptions {
  readonly color: boolean;
  readonly terminal: boolean;
  readonly name: (path: string) => string;
  /** Makes paths links. */
  readonly link?: Link | undefined;
}

const nothing = (): void => undefined;

/** The printer of the mode that the flags ask for. */
export async function createPrinter(flags: GrepFlags, options: PrinterOptions): Promise<Printer> {
  const mode = modeOf(flags);
  const paint = options.color ? colored : plain;
  const shown = options.terminal ? (path: string) => safeLine(options.name(path)) : options.name;
  const { link = (_, text) => text } = options;
  const path = (out: ByteWriter, name: string, rest = ''): void =>
    void out.text(`${link(name, paint('path', shown(name)))}${rest}\n`);
  const none = { spans: false, result: nothing, missed: nothing, end: nothing };
  switch (mode) {
    case 'quiet':
      return none;
    case 'files':
      return { ...none, result: (file, out) => path(out, file.path) };
    case 'files-without':
      return { ...none, missed: (name, out) => path(out, name) };
    case 'count':
    case 'count-matches':
      return {
        ...none,
        result: (file, out) => path(out, file.path, `:${mode === 'count' ? file.matchedLines : file.matches}`),
        missed: flags.includeZero ? (name, out) => path(out, name, ':0') : nothing,
      };
    case 'json': {
      const { jsonEvents, jsonSummary } = await import('../../search/print/json.ts');
      const fields = await loadFieldReader();
      const fit = options.terminal ? jsonSafe : (json: string) => json;
      const result = (file: FileResult, out: ByteWriter): void =>
        void out.text(fit(jsonEvents(file, options.name(file.path), fields, flags.lineNumber !== false)));
      return { ...none, spans: true, result, end: (summary, out) => void out.text(jsonSummary(summary)) };
    }
    case 'kwic': {
      const { kwicPrinter } = await import('./kwic.ts');
      return kwicPrinter(flags.kwic ?? 40, options);
    }
    default:
      return linesPrinter(flags, options);
  }
}

function linesPrinter(flags: GrepFlags, { color, terminal, name, link }: PrinterOptions): Printer {
  const { onlyMatching = false, vimgrep = false, column = false } = flags;
  const printer = new StandardPrinter({
    name,
    color,
    onlyMatching,
    vimgrep,
    column,
    heading: flags.heading ?? (terminal && !vimgrep),
    lineNumbers: flags.lineNumber !== false,
    context: [flags.context, flags.afterContext, flags.beforeContext].some((lines) => (lines ?? 0) > 0),
    ...(terminal ? { safe } : {}),
    ...(link ? { link } : {}),
  });
  return {
    spans: color || onlyMatching || vimgrep || column || flags.replace !== undefined,
    result: (file, out) => printer.print(file, out),
    missed: nothing,
    end: nothing,
  };
}
