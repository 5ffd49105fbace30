// Fails as a library does that cannot reach its host: with a stack in front.
process.stderr.write('at somewhere (deep.js:1:1)\ngetaddrinfo ENOTFOUND downloads.invalid\n');
process.exit(1);
