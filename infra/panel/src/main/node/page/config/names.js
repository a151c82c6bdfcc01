import { addTexts, maybe, t } from '../app/language.js';
import en from './en.js';
import fr from './fr.js';

addTexts({ en, fr });

/** A field's name for people; one that a later release adds shows by its own. */
export const fieldName = (part, field) => maybe(`${part}.${field}`) ?? maybe(`field.${field}`) ?? field;

export const fieldHelp = (part, field) => maybe(`${part}.${field}.help`) ?? maybe(`field.${field}.help`);

export const choiceName = (field, choice) => maybe(`choice.${field}.${choice}`) ?? choice;

/** Of a JSON pointer as the history has it: /modules/tickets/config/maxPerUser. */
export function pathName(path) {
  const [, kind, name, , field] = path.split('/');
  if (kind === 'settings') return name ? fieldName('settings', name) : t('module.settings');
  if (kind !== 'modules') return maybe(`path.${kind}`) ?? path;
  const module = t(`module.${name}`);
  return field ? `${module}: ${fieldName(name, field)}` : `${module}: ${t('switched')}`;
}
