import { addTexts } from '../app/language.js';
import en from './en.js';
import fr from './fr.js';

addTexts({ en, fr });
