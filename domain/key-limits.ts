/** A key lives at most a campaign's year and some weeks: none ends in the middle of its campaign, none is good for two. */
export const KEY_MAX_DAYS = 400;

/** Keys of a party or a person that may live at once in a campaign: the one in use, and the one that takes over from it. */
export const LIVE_KEYS_PER_HOLDER = 2;
