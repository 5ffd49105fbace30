/** How far a campaign is: it ends once, closed with its last evaluation or cancelled before. */
export const CAMPAIGN_STATES = ['open', 'closed', 'cancelled'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** Whether a campaign's letters go; they are held, and resumed, by hand. */
export const SENDING_STATES = ['open', 'held'] as const;
export type SendingState = (typeof SENDING_STATES)[number];

/** What runs for a campaign: its own workflow, its letters' and one evaluation for each unit. */
export const WORKFLOW_KINDS = ['campaign', 'letters', 'evaluation'] as const;
export type WorkflowKind = (typeof WORKFLOW_KINDS)[number];
