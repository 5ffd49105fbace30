/**
 * An address that its owner recognises and nobody learns from: «d•••@so-tai-chinh…». The number of dots is always the same, since
 * a length would tell something too.
 */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = address.slice(0, at);
  const [label, ...rest] = address.slice(at + 1).split('.');
  return `${first}•••@${label}${rest.length > 0 ? '…' : ''}`;
}
