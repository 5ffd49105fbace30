/** The stored keys that are made of parts; `/` and `#` do not occur in the ids of campaigns, units and people. */
export const inCampaign = (campaign: string, id: string): string => `${campaign}/${id}`;
export const inUnit = ({ campaign, unit, id }: { campaign: string; unit: string; id: string }): string =>
  `${campaign}/${unit}#${id}`;
/** One version of a filing, as its sender calls it. */
export const inSender = ({
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
