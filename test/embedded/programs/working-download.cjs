const { writeFileSync } = require('node:fs');
const path = require('node:path');
const file = path.join(process.argv[2], 'program');
writeFileSync(file, `version ${process.argv[3]}`);
console.log(file);
