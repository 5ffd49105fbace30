/** The stored keys that are made of parts; `/` and `#` do not occur in the ids of campaigns, units and people. */

const keyIn = (campaign: string, id: string): string => `${campaign}/${id}`;

/** Units, people, parties and codes of a campaign's register. */
export const registerKey = keyIn;

export const evaluationKey = ({ campaign, unit }: { campaign: string; unit: string }): string =>
  keyIn(campaign, unit);

export const filingKey = ({ campaign, unit, id }: { campaign: string; unit: string; id: string }): string =>
  `${keyIn(campaign, unit)}#${id}`;

/** What one party owes of one unit in one step. */
export const owedKey = ({
  campaign,
  unit,
  step,
  party,
}: Record<'campaign' | 'unit' | 'step' | 'party', string>): string =>
  `${keyIn(campaign, unit)}#${step}/${party}`;

/** One unit's row of a document, or a decision on that unit alone. */
export const decisionRowKey = ({
  campaign,
  unit,
  document,
}: {
  campaign: string;
  unit: string;
  document: string;
}): string => `${keyIn(campaign, unit)}#${document}`;

/** One version of a filing, as its sender calls it. */
export const sentFilingKey = ({
  sender,
  campaign,
  id,
}: {
  sender: string;
  campaign: string;
  id: string;
}): string => `${sender}/${campaign}#${id}`;
export const roundId = ({
  campaign,
  at,
  supplement,
}: {
  campaign: string;
  at: string;
  supplement: boolean;
}): string => `${campaign}#${at}${supplement ? '#supplement' : ''}`;
export const letterId = ({ round, person }: { round: string; person: string }): string =>
  `${round}#${person}`;
