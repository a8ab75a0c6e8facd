import { BuiltApp } from './bytes';
const a = new BuiltApp('build'); console.log(a.routes); for (const r of ['/', '/library', '/attempt/[id]']) { const e = a.eager(r); console.log(r, e.scriptBytes, e.styleBytes, e.requests); }
