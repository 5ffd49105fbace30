// A process for the tests of services/process: answers «here» on the port of its first argument, ends on SIGTERM unless its
// second argument is `stubborn`.
const net = require('node:net');
const [port, manner] = process.argv.slice(2);
net.createServer((socket) => socket.end('here')).listen(Number(port), '127.0.0.1');
process.on('SIGTERM', () => {
  if (manner !== 'stubborn') process.exit(0);
});
