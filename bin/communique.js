#!/usr/bin/env node
// Runs the build; in a checkout without one, the sources through tsx (a development dependency).
const { existsSync } = require('node:fs');
const path = require('node:path');
const { requireCompiled } = require('./require-compiled.js');

const built = path.join(__dirname, '../dist/start.cjs');

async function load() {
  if (!existsSync(built)) {
    await import('tsx');
    return import('../src/cli/main.ts');
  }
  requireCompiled(built, process.argv[2] === 'grep');
  return require('../dist/main.cjs');
}

async function run() {
  const { main, processIo } = await load();
  process.exitCode = await main(process.argv.slice(2), processIo());
}

void run();
