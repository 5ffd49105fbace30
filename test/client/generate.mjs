// Usage: node generate.mjs SPEC OUTPUT. A program of its own, since the generator is an ES module.
import { readFileSync, writeFileSync } from 'node:fs';
import { generateApi } from 'swagger-typescript-api';

const [spec, output] = process.argv.slice(2);
const { files } = await generateApi({
  spec: JSON.parse(readFileSync(spec, 'utf8')),
  output: false,
  silent: true,
  httpClientType: 'fetch',
});
writeFileSync(output, files[0].fileContent);
