import { useEffect } from 'preact/hooks';
import { leaveFor } from './router.js';

/** Another place instead of this one. */
export function Redirect({ to }) {
  useEffect(() => leaveFor(to), [to]);
  return null;
}
