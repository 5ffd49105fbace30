export { campaign, endCampaign } from './campaign';
export { letterDispatcher } from './letter-dispatcher';
export { unitEvaluation } from './unit-evaluation';
