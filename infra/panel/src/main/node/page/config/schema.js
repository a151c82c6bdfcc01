import { reading, useQuery } from '../app/cache.js';

/** What can be configured at all; the forms are made of it. */
export const schema = { ...reading(['schema'], '/api/schema'), gcTime: Infinity };

export const useSchema = () => useQuery(schema).data?.data;
