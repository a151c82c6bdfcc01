import { addTexts } from '../app/language.js';

const en = {
  'log.lead': 'Commands and events as they happen in Discord, since this page was opened.',
  'log.none': 'Nothing yet. Whatever somebody does in Discord appears here.',
  'log.success': 'done',
  'log.failure': 'refused',
  'log.gap': 'The connection was interrupted; commands that ran meanwhile are not in this list.',
  'log.MEMBER_JOIN': 'Somebody came',
  'log.MEMBER_LEAVE': 'Somebody left',
  'log.TICKET_CREATE': 'A ticket was opened',
  'log.TICKET_CLAIM': 'A ticket was taken on',
  'log.TICKET_CLOSE': 'A ticket was closed',
  'log.TICKET_REOPEN': 'A ticket was reopened',
  'log.GIVEAWAY_CREATE': 'A giveaway was opened',
  'log.GIVEAWAY_ENTRY': 'Somebody entered a giveaway',
  'log.GIVEAWAY_END': 'A giveaway ended',
  'log.GIVEAWAY_CANCEL': 'A giveaway was called off',
  'log.GIVEAWAY_REROLL': 'Winners were drawn again',
};

const fr = {
  'log.lead': 'Les commandes et les évènements de Discord, à mesure, depuis l’ouverture de cette page.',
  'log.none': 'Rien encore. Tout ce que quelqu’un fait dans Discord apparaît ici.',
  'log.success': 'fait',
  'log.failure': 'refusé',
  'log.gap': 'La connexion a été interrompue ; les commandes exécutées entre-temps ne sont pas dans cette liste.',
  'log.MEMBER_JOIN': 'Quelqu’un est arrivé',
  'log.MEMBER_LEAVE': 'Quelqu’un est parti',
  'log.TICKET_CREATE': 'Un ticket a été ouvert',
  'log.TICKET_CLAIM': 'Un ticket a été pris en charge',
  'log.TICKET_CLOSE': 'Un ticket a été fermé',
  'log.TICKET_REOPEN': 'Un ticket a été rouvert',
  'log.GIVEAWAY_CREATE': 'Un tirage au sort a été ouvert',
  'log.GIVEAWAY_ENTRY': 'Quelqu’un participe à un tirage',
  'log.GIVEAWAY_END': 'Un tirage au sort est terminé',
  'log.GIVEAWAY_CANCEL': 'Un tirage au sort a été annulé',
  'log.GIVEAWAY_REROLL': 'Des gagnants ont été tirés à nouveau',
};

addTexts({ en, fr });
