const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');
const { loaderInto } = require('./packages');

const { createContext } = vm;

/**
 * Jest's own environment for Node, made once for each process, so that its test files share the packages that they load: each
 * file of its own took a second for that. Its global object is none but itself: jest's is a proxy, and each look at a global
 * (`Object`, `Buffer`, `Promise`) takes two hundred times as long as in a program.
 */
class SharedEnvironment extends TestEnvironment {
  constructor(...args) {
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...args);
    } finally {
      vm.createContext = createContext;
    }
    this.global.packageFile = loaderInto(this.context);
    this.own = new Set(Reflect.ownKeys(this.global));
    this.env = { ...this.global.process.env };
  }

  /** Takes away what a test file has left behind. */
  async teardown() {
    for (const key of Reflect.ownKeys(this.global)) {
      const isLeft = !this.own.has(key);
      if (isLeft && Reflect.getOwnPropertyDescriptor(this.global, key).configurable) delete this.global[key];
    }
    const { env } = this.global.process;
    for (const name of Object.keys(env)) if (!(name in this.env)) delete env[name];
    Object.assign(env, this.env);
  }
}

let shared;

/** Jest constructs one for each test file. */
module.exports = function environmentOf(...args) {
  shared ??= new SharedEnvironment(...args);
  return shared;
};
