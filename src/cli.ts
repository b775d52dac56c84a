import { parseArgs } from 'node:util';
import { type Command, type CommandInput, UsageError } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { ConfigError, readConfig } from './config/config.ts';
import { Refusal } from './core/refusal.ts';
import { SetupProblem, SqlError } from './db/errors.ts';
import { messageByCode } from './i18n/index.ts';
import { openPlatform } from './open-platform.ts';

/** Exit code of a command that was typed wrongly or refused. */
const refusedCode = 2;

function findCommand(words: readonly string[]): Command | undefined {
  return commands.find((command) => command.name.split(' ').every((part, index) => words[index] === part));
}

function readInput(command: Command, rest: readonly string[]): CommandInput {
  const options = Object.fromEntries(Object.entries(command.options).map(([name, type]) => [name, { type }]));
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...rest], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  if (parsed.positionals.length !== command.positionals) {
    throw new UsageError(
      `expected ${command.positionals} file name(s) after the options, got ${parsed.positionals.length}`,
    );
  }
  const option = (name: string) => {
    const value = parsed.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    option,
    required: (name) => {
      const value = option(name);
      if (value === undefined || value === '') throw new UsageError(`--${name} is missing`);
      return value;
    },
    flag: (name) => parsed.values[name] === true,
    positionals: parsed.positionals,
  };
}

function usage(): string {
  return [
    'Commands:',
    ...commands.map((command) => `  npm run plecho -- ${command.name} ${command.usage}`),
  ].join('\n');
}

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const command = findCommand(words);
  if (!command) {
    process.stderr.write(`${usage()}\n`);
    return words.length === 0 || words[0] === 'help' ? 0 : refusedCode;
  }
  const input = readInput(command, words.slice(command.name.split(' ').length));
  const config = readConfig(process.env);
  const platform = await openPlatform({ ...config, logLevel: 'warn' });
  try {
    const report = await command.run(platform, input);
    if (report !== undefined) process.stdout.write(`${JSON.stringify(report)}\n`);
    return 0;
  } finally {
    await platform.db.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n${usage()}\n`);
    else if (error instanceof ConfigError || error instanceof SetupProblem || error instanceof SqlError)
      process.stderr.write(`${error.message}\n`);
    else if (error instanceof Refusal)
      process.stderr.write(`${messageByCode('ru', error.code, error.params)}\n`);
    else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = error instanceof Refusal || error instanceof UsageError ? refusedCode : 1;
  },
);
