/** Where the API is, below its own address. */
export const API_PREFIX = '/api/v1';
