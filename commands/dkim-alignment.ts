import type { Text } from '../domain/text';
import type { CampaignDocument } from '../store/documents/campaign';

type Campaign = Pick<CampaignDocument, '_id'> & { plan: { sender: { email: string } } };

/**
 * For the person who runs the service: whose letters are signed for a domain that is not their sender's. Such a signature
 * stands, and DMARC does not count it (RFC 7489, 3.1.1).
 */
export const notAligned = (domain: string | undefined, campaigns: readonly Campaign[]): Text[] =>
  domain === undefined
    ? []
    : campaigns
        .map(({ _id, plan: { sender } }) => ({
          _id,
          of: sender.email.slice(sender.email.lastIndexOf('@') + 1),
        }))
        .filter(({ of }) => !isWithin(of, domain) && !isWithin(domain, of))
        .map(({ _id, of }) => ({
          en: `${_id}: letters come from ${of} and are signed for ${domain} (DKIM_DOMAIN): receivers do not count the signature`,
          vi: `${_id}: thư gửi từ ${of} nhưng ký cho ${domain} (DKIM_DOMAIN): bên nhận không công nhận chữ ký này`,
        }));

const isWithin = (inner: string, outer: string): boolean =>
  `.${inner}`.toLowerCase().endsWith(`.${outer}`.toLowerCase());
