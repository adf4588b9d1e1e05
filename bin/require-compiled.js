const { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

/**
 * A CommonJS file as `require` gives it. What V8 has compiled of it is kept beside it, where that can be written: to compile
 * it takes 12 ms of each start. V8 takes what it has compiled itself, in this version and with these flags, but does not ask
 * whether the bytes are sound; whether the file is still the same is told by its size and the time of its status.
 * The file must not `import()`: V8 forgets who would load it.
 * @param {string} file
 * @param {boolean} keep keep what is compiled, with the functions that this run has needed, if nothing is kept
 */
exports.requireCompiled = (file, keep) => {
  const { source, state } = readWithState(file);
  const compiled = `${file}.${process.version}.compiled`;
  const cachedData = readCompiled(compiled, state);
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  const script = new Script(wrapped, { filename: file, cachedData });
  const loaded = new Module(file, module);
  loaded.filename = file;
  Module._cache[file] = loaded; // other files of the build ask for it too
  script.runInThisContext()(loaded.exports, Module.createRequire(file), loaded, file, path.dirname(file));
  loaded.loaded = true;
  if (keep && (cachedData === undefined || script.cachedDataRejected))
    process.on('exit', () => writeCompiled(compiled, state, script));
};

function readWithState(file) {
  const fd = openSync(file, 'r');
  try {
    const { size, ctimeMs } = fstatSync(fd);
    return { source: readFileSync(fd, 'utf8'), state: `${size} ${ctimeMs}` };
  } finally {
    closeSync(fd);
  }
}

const headOf = (state, code) => Buffer.from(`${state} ${crc32(code)}\n`);

/** What is kept of the file in this state. */
function readCompiled(file, state) {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(bytes.indexOf(10) + 1);
    return headOf(state, code).equals(bytes.subarray(0, -code.length)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function writeCompiled(file, state, script) {
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, '', { flag: 'wx' }); // asked first: to gather the code takes 10 ms
    const code = script.createCachedData();
    writeFileSync(temporary, Buffer.concat([headOf(state, code), code]));
    renameSync(temporary, file);
  } catch {
    rmSync(temporary, { force: true }); // a folder of somebody else, a full disk: each start compiles anew
  }
}
