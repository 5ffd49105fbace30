import { ipKeyGenerator } from 'express-rate-limit';

/** The smallest network that one customer gets of IPv6 (RFC 6177): within it an address costs nothing. */
const IPV6_PREFIX = 64;

/**
 * Where somebody asks from, as limits and the audit count it: an IPv4 address, or the /64 network of an IPv6 one. Behind a
 * reverse proxy that `TRUST_PROXY` names it is the proxy's client.
 */
export const networkOf = (ip: string | undefined): string => ipKeyGenerator(ip ?? '', IPV6_PREFIX);
