import { addTexts } from '../app/language.js';

const en = {
  'access.lead': 'The owner and those with Administrator in Discord always have access. Here the owner opens the guild to others; whoever loses access loses it at once.',
  'access.owners': 'Only the guild’s owner may change this.',
  'access.closed': 'Only the guild’s owner and those who administer it may see who has access.',
  'access.manageGuild': 'Those with Manage Server in Discord',
  'access.roles': 'Roles',
  'access.roles.help': 'Whoever holds one of these roles in Discord.',
  'access.roleId': 'Role',
  'access.level': 'May',
  'choice.manageGuild.none': 'have no access',
  'choice.manageGuild.read': 'look at everything',
  'choice.manageGuild.write': 'look at everything and change it',
  'choice.level.read': 'look at everything',
  'choice.level.write': 'look at everything and change it',
};

const fr = {
  'access.lead': 'Le propriétaire et les administrateurs dans Discord ont toujours accès. Ici, le propriétaire ouvre le serveur à d’autres ; qui perd l’accès le perd aussitôt.',
  'access.owners': 'Seul le propriétaire du serveur peut modifier ceci.',
  'access.closed': 'Seuls le propriétaire du serveur et ses administrateurs voient qui y a accès.',
  'access.manageGuild': 'Ceux qui ont « Gérer le serveur » dans Discord',
  'access.roles': 'Rôles',
  'access.roles.help': 'Quiconque a l’un de ces rôles dans Discord.',
  'access.roleId': 'Rôle',
  'access.level': 'Droit',
  'choice.manageGuild.none': 'aucun accès',
  'choice.manageGuild.read': 'tout consulter',
  'choice.manageGuild.write': 'tout consulter et modifier',
  'choice.level.read': 'tout consulter',
  'choice.level.write': 'tout consulter et modifier',
};

addTexts({ en, fr });
