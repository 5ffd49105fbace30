const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

const { createContext } = vm;

/**
 * Jest's own environment for Node, with a global object that is none but itself. Jest's is a proxy, and each look at a global
 * (`Object`, `Buffer`, `Promise`) takes two hundred times as long as in a program: a tenth of all that the tests take.
 */
module.exports = class PlainEnvironment extends TestEnvironment {
  constructor(...args) {
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...args);
    } finally {
      vm.createContext = createContext;
    }
  }
};
