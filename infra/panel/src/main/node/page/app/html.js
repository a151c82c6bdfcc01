import { h } from 'preact';
import htm from 'htm';

/** Templates: html`<p class=${name}>${text}</p>`. Text is never taken for markup. The bundler compiles them, see templates.mjs. */
export const html = /* @__PURE__ */ htm.bind(h);
