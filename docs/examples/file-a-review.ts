/**
 * Files a review of step 1 with the client that is generated from /openapi.json, and says what became of it:
 *
 *   curl -sS http://127.0.0.1:3000/openapi.json > openapi.json
 *   npx swagger-typescript-api generate --path openapi.json --output . --name cong-vu.ts
 *   npm run keys -- create --label "Sở Tài chính" --role reviewer --party so-tai-chinh --campaign dong-nai-2013
 *   CONG_VU_URL=http://127.0.0.1:3000 CONG_VU_KEY=cv_… CAMPAIGN=dong-nai-2013 UNIT=so-y-te PARTY=so-tai-chinh node file-a-review.js
 */
import { Api, type Problem } from './cong-vu';

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const client = new Api<string>({
  baseUrl: setting('CONG_VU_URL'),
  securityWorker: (key) => ({ headers: { Authorization: `Bearer ${key}`, 'Accept-Language': 'vi' } }),
});
client.setSecurityData(setting('CONG_VU_KEY'));
const { api } = client;

async function main(): Promise<void> {
  const [campaign, unit, party] = [setting('CAMPAIGN'), setting('UNIT'), setting('PARTY')];
  const { data: plan } = await api.getPlan(campaign);
  const { data: evaluation } = await api.getEvaluation(campaign, unit);
  const kind = evaluation.evaluation.unit.kind;
  const { data: filing } = await api.fileReview(campaign, unit, {
    id: `${party}-1`,
    step: 'agency-review',
    party,
    level: plan.levels[0]?.id ?? '',
    criteria: plan.criteria
      .filter(({ unitKinds }) => unitKinds.includes(kind))
      .map(({ id }) => ({ criterion: id, achieved: '…', shortcomings: '…' })),
    document: { number: '12/STC-VP', date: '2013-10-30', signer: 'Giám đốc' },
  });
  console.log(`${filing.id}: ${filing.outcome}, ${filing.timeliness ?? 'not answered yet'}`);
}

main().catch((error: unknown) => {
  // The client throws what was answered; its `error` is then a problem document (RFC 9457).
  const { error: problem } = error as { error?: Problem };
  console.error(problem ? `${problem.status} ${problem.title}: ${problem.detail ?? ''}` : error);
  process.exitCode = 1;
});
