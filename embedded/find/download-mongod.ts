import { MongoBinary } from 'mongodb-memory-server-core/lib/util/MongoBinary';

/** Run as `node download-mongod.js FOLDER VERSION`: fetches mongod by mongodb-memory-server and prints the file. */
async function main(folder: string, version: string): Promise<void> {
  const file = await MongoBinary.getPath({ downloadDir: folder, version, checkMD5: true });
  process.stdout.write(`\n${file}\n`);
}

const [folder = '', version = ''] = process.argv.slice(2);
main(folder, version).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
