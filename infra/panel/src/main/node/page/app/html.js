import { h } from 'preact';
import htm from 'htm';

/** Templates without a compiler: html`<p class=${name}>${text}</p>`. Text is never taken for markup. */
export const html = htm.bind(h);
