export { campaign, endCampaign } from './campaign';
export { letterDispatcher } from './letter-dispatcher';
export { lettersAgain } from './letters-again';
export { rehearsalLegs } from './rehearsal-legs';
export { unitEvaluation } from './unit-evaluation';
