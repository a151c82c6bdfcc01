// The libraries of the panel's page, and nothing done with them but one input.
import { h, render } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { QueryClient, QueryObserver, hashKey } from '@tanstack/query-core';
import { io } from 'socket.io-client';

window.held = [new QueryClient(), QueryObserver, hashKey, io, useEffect, useLayoutEffect, useMemo, useRef, useState];
render(h('label', null, 'Bare ', h('input', { id: 'bare' })), document.body);
