// A process for the tests of embedded/process: answers «here» on the port of its first argument. On SIGTERM it ends; not at
// all where its second argument is `stubborn`, and at the next connection where that is `drowsy`.
const net = require('node:net');
const [port, manner] = process.argv.slice(2);
let isToEnd = false;
net
  .createServer((socket) => {
    socket.end('here');
    if (isToEnd) process.exit(0);
  })
  .listen(Number(port), '127.0.0.1');
process.on('SIGTERM', () => {
  if (manner === 'drowsy') isToEnd = true;
  else if (manner !== 'stubborn') process.exit(0);
});
