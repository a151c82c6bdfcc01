import { reading, useQuery } from '../app/cache.js';

/** What can be configured at all; the forms are made of it. */
export const useSchema = () => useQuery({ ...reading(['schema'], '/api/schema'), gcTime: Infinity }).data?.data;
