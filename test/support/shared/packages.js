const { readFileSync } = require('node:fs');
const { createRequire, isBuiltin } = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const PARAMETERS = ['module', 'exports', 'require', '__dirname', '__filename'];
/** What only Node itself can load: native code, and the few files of packages that are ES modules. */
const OF_NODE = /\.(node|mjs)$/;

/** Loads files of packages into a realm, by default Node's own, each once: a function from a file to its exports. */
exports.loaderInto = (context) => {
  const loaded = new Map();

  function load(file) {
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {}, id: file, filename: file, children: [], paths: [] };
    // Before it has run, for those that require each other.
    loaded.set(file, module);
    try {
      run(file, module);
    } catch (error) {
      loaded.delete(file);
      throw error;
    }
    return module.exports;
  }

  function run(file, module) {
    const source = readFileSync(file, 'utf8');
    if (file.endsWith('.json')) {
      module.exports = (context ?? globalThis).JSON.parse(source);
      return;
    }
    const compiled = vm.compileFunction(source, PARAMETERS, {
      filename: file,
      ...(context && { parsingContext: context }),
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    compiled.call(module.exports, module, module.exports, requireOf(file), path.dirname(file), file);
  }

  function requireOf(from) {
    const native = createRequire(from);
    const required = (name) => {
      const file = isBuiltin(name) ? name : native.resolve(name);
      return file === name || OF_NODE.test(file) ? native(name) : load(file);
    };
    return Object.assign(required, { resolve: native.resolve });
  }

  return load;
};
