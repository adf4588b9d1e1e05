import type { Command } from 'commander';

/** The option of the commands that print paths; read by `hyperlinks`. */
export function withLinks(command: Command): Command {
  return command.option(
    '--hyperlink-format <format>',
    'paths as links: none, default, vscode or another of ripgrep, or an address',
  );
}
