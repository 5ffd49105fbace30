import { apiAddress } from '../../commands/api-address';

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['localhost', 'http://localhost:3000'],
  ['::1', 'http://[::1]:3000'],
  ['fd00::7', 'http://[fd00::7]:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://127.0.0.1:3000'],
])('an API that listens on %s is called at %s', (host, address) => {
  expect(apiAddress({ host, port: 3000 })).toBe(address);
});
