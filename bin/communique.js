#!/usr/bin/env node
// Runs the build; in a checkout without one, the sources through tsx (a development dependency).
import { existsSync } from 'node:fs';

const built = new URL('../dist/main.js', import.meta.url);
if (!existsSync(built)) await import('tsx');
const { main, processIo } = await import(existsSync(built) ? built.href : '../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2), processIo());
