export { campaign, endCampaign } from './campaign';
export { letterDispatcher } from './letter-dispatcher';
export { rehearsalLegs } from './rehearsal-legs';
export { unitEvaluation } from './unit-evaluation';
