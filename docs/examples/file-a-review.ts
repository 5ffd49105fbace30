/**
 * Files a review of step 1 with the client of the API, and says what became of it. In the folder of the repository:
 *
 *   npx tsc -p docs/examples
 *   npm run keys -- create --label "Sở Tài chính" --role reviewer --party so-tai-chinh --campaign dong-nai-2013
 *   CONG_VU_URL=http://127.0.0.1:3000 CONG_VU_KEY=cv_… CAMPAIGN=dong-nai-2013 UNIT=so-y-te PARTY=so-tai-chinh \
 *     node dist/docs/examples/file-a-review.js
 */
import { answerOf, ProblemAnswered } from '../../api-client/answer-of';
import { apiClient } from '../../api-client/client';

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const client = apiClient({
  url: setting('CONG_VU_URL'),
  key: setting('CONG_VU_KEY'),
  headers: { 'Accept-Language': 'vi' },
});

async function main(): Promise<void> {
  const [campaign, unit, party] = [setting('CAMPAIGN'), setting('UNIT'), setting('PARTY')];
  const ofCampaign = { path: { campaign } };
  const ofUnit = { path: { campaign, unit } };
  const plan = await answerOf(client.GET('/api/v1/campaigns/{campaign}/plan', { params: ofCampaign }));
  const { evaluation } = await answerOf(
    client.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}', { params: ofUnit }),
  );
  const filing = await answerOf(
    client.POST('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings', {
      params: ofUnit,
      body: {
        id: `${party}-1`,
        step: 'agency-review',
        party,
        level: plan.levels[0]?.id ?? '',
        criteria: plan.criteria
          .filter(({ unitKinds }) => unitKinds.includes(evaluation.unit.kind))
          .map(({ id }) => ({ criterion: id, achieved: '…', shortcomings: '…' })),
        document: { number: '12/STC-VP', date: '2013-10-30', signer: 'Giám đốc' },
      },
    }),
  );
  console.log(`${filing.id}: ${filing.outcome}, ${filing.timeliness ?? 'not answered yet'}`);
}

main().catch((error: unknown) => {
  // Its `problem` is a problem document (RFC 9457), with the fields that are wrong.
  console.error(error instanceof ProblemAnswered ? error.message : error);
  process.exitCode = 1;
});
