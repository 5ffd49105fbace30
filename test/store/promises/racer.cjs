// Run as `node racer.cjs URI ROUNDS AT_ONCE`: in each round so many try to be the one who takes a mark, and all count.
// Prints how often it won, by round. Rounds begin when the document of the round is there.
const { mongo } = require('mongoose');

async function main(uri, rounds, atOnce) {
  const client = await new mongo.MongoClient(uri, {
    writeConcern: { w: 'majority', journal: true },
  }).connect();
  const races = client.db().collection('races');
  const won = [];
  for (let round = 0; round < rounds; round += 1) {
    while (!(await races.findOne({ _id: round }))) await new Promise((resolve) => setTimeout(resolve, 1));
    const tries = Array.from({ length: atOnce }, async () => {
      const { matchedCount } = await races.updateOne({ _id: round, used: false }, { $set: { used: true } });
      await races.updateOne({ _id: round }, { $inc: { count: 1 } });
      return matchedCount;
    });
    const matched = await Promise.all(tries);
    won.push(matched.reduce((sum, each) => sum + each, 0));
  }
  process.stdout.write(JSON.stringify(won));
  await client.close();
}

const [uri, rounds, atOnce] = process.argv.slice(2);
main(uri, Number(rounds), Number(atOnce)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
