import type { Platform } from '../platform.ts';

/** One command of the command line. Its report is one JSON value on standard output; words go to standard error. */
export interface Command {
  /** As it is typed: `organization create`. */
  readonly name: string;
  /** What it does and takes, in a line or two, for the list of commands. */
  readonly usage: string;
  /** Option names; `boolean` ones take no value. */
  readonly options: Readonly<Record<string, 'string' | 'boolean'>>;
  /** Number of file names or other words after the options. */
  readonly positionals: number;
  readonly run: (platform: Platform, input: CommandInput) => Promise<unknown>;
}

export interface CommandInput {
  /** A text option; undefined when it was not given. */
  readonly option: (name: string) => string | undefined;
  /** A text option that must be given. Throws UsageError. */
  readonly required: (name: string) => string;
  readonly flag: (name: string) => boolean;
  readonly positionals: readonly string[];
}

/** The command was typed wrongly: the message says what is missing. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
