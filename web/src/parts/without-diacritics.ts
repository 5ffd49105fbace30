/** «Sở Y tế» → «so y te»: what somebody types who has no Vietnamese keyboard at hand, or types it anyway. */
export const withoutDiacritics = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0111\u0110]/g, 'd')
    .toLowerCase();
