import { sentReview } from '../../support/api/bodies';
import { sentOpinion } from './payloads';

/** What is wrong, the payload, and the field with the rule that it breaks. */
export const FAULTY: [string, unknown, string][] = [
  ...['filingId', 'campaign', 'step', 'reviewer', 'unit', 'version', 'filedAt', 'level'].map(
    (field): [string, unknown, string] => [
      `without ${field}`,
      { ...sentReview(), [field]: undefined },
      // A missing choice is one that is none of them.
      field === 'step' ? 'step one-of' : `${field} required`,
    ],
  ),
  ['without its document', sentReview({ document: undefined }), 'document required'],
  ['without its criteria', sentReview({ criteria: undefined }), 'criteria missing-criterion'],
  ['with a number for filingId', sentReview({ filingId: 1 }), 'filingId type'],
  ['with a colon in filingId', sentReview({ filingId: 'a:v2' }), 'filingId format'],
  ['with an empty filingId', sentReview({ filingId: '' }), 'filingId format'],
  ['with a number for campaign', sentReview({ campaign: 2013 }), 'campaign type'],
  ['with a list for reviewer', sentReview({ reviewer: ['so-tai-chinh'] }), 'reviewer type'],
  ['with a path for unit', sentReview({ unit: '../so-y-te' }), 'unit format'],
  ['with a text for version', sentReview({ version: '1' }), 'version type'],
  ['with version 0', sentReview({ version: 0 }), 'version too-small'],
  ['with half a version', sentReview({ version: 1.5 }), 'version type'],
  ['with a filedAt without zone', sentReview({ filedAt: '2013-11-07T08:00:00' }), 'filedAt format'],
  ['with a number for level', sentReview({ level: 1 }), 'level type'],
  ['with a level that is none of the plan', sentReview({ level: 'heroic' }), 'level unknown-level'],
  ['with a text for criteria', sentReview({ criteria: 'đạt' }), 'criteria type'],
  [
    'with a criterion that says nothing',
    sentReview({ criteria: [{ criterion: 'duties', achieved: '', shortcomings: 'không' }] }),
    'criteria[0].achieved required',
  ],
  [
    'with a criterion that is unknown',
    sentReview({
      criteria: [
        { criterion: 'duties', achieved: 'đạt', shortcomings: 'không' },
        { criterion: 'weather', achieved: 'đạt', shortcomings: 'không' },
      ],
    }),
    'criteria[1].criterion unknown-criterion',
  ],
  ['with a text for score', sentReview({ score: '90' }), 'score type'],
  ['with a score out of range', sentReview({ score: 101 }), 'score score-range'],
  ['with a number for remarks', sentReview({ remarks: 1 }), 'remarks type'],
  [
    'with a document without a signer',
    sentReview({ document: { number: '1', date: '2013-11-07' } }),
    'document.signer required',
  ],
  [
    'with a document of a day that does not exist',
    sentReview({ document: { number: '1', date: '2013-02-30', signer: 'x' } }),
    'document.date format',
  ],
  ['with a text for test', sentReview({ test: 'true' }), 'test type'],
  ['with a field that is none', sentReview({ colour: 'red' }), 'colour unknown-field'],
  ['of an opinion without remarks', sentOpinion({ remarks: undefined }), 'remarks required'],
  ['of an opinion with criteria', sentOpinion({ criteria: [] }), 'criteria not-in-this-step'],
  ['of step 4', sentReview({ step: 'party-assessment' }), 'step one-of'],
  ['of step 5', sentReview({ step: 'recognition' }), 'step one-of'],
  ['of a campaign that is unknown', sentReview({ campaign: 'c-9' }), 'campaign unknown-campaign'],
  ['by a unit of itself', sentReview({ reviewer: 'so-y-te' }), 'reviewer own-unit'],
  [
    'by an agency that is not assigned',
    sentReview({ unit: 'so-tai-chinh', reviewer: 'pct-van-xa' }),
    'reviewer not-assigned',
  ],
  ['by a member in the step of agencies', sentReview({ reviewer: 'pct-van-xa' }), 'reviewer not-assigned'],
  ['by an agency in the step of the unit', sentReview({ step: 'self-review' }), 'reviewer not-assigned'],
];
